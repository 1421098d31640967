# What PowerShell itself finds in scripts: their syntax tree, held against the facts of cmdlets.
using namespace System.Management.Automation.Language

function Get-Problem([string[]] $Paths, [string[]] $Programs, [string] $Facts) {
    if (-not (Test-Path -LiteralPath variable:global:CmdletFacts)) {
        $global:CmdletFacts = @{}
        foreach ($line in [System.IO.File]::ReadLines($Facts)) {
            $each = ConvertFrom-Json -InputObject $line -AsHashtable
            $global:CmdletFacts[$each.cmdlet] = $each
        }
    }
    foreach ($path in $Paths) {
        $name = [System.IO.Path]::GetFileName($path)
        $bytes = [System.IO.File]::ReadAllBytes($path)
        $isMarked = $bytes.Length -ge 3 -and $bytes[0] -eq 0xEF -and $bytes[1] -eq 0xBB -and $bytes[2] -eq 0xBF
        if (-not $isMarked -and ($bytes -gt 0x7E).Count -gt 0) { "${name}: not ASCII, and without a byte order mark" }
        $tokens = $null
        $errors = $null
        $tree = [Parser]::ParseFile($path, [ref] $tokens, [ref] $errors)
        foreach ($each in $errors) { "${name}: $($each.Extent.StartLineNumber): $($each.Message)" }
        $own = @($tree.FindAll({ $args[0] -is [FunctionDefinitionAst] }, $true) | ForEach-Object Name)
        foreach ($token in $tokens) {
            if ($token.Kind -in 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'QuestionMark') {
                "${name}: $($token.Extent.StartLineNumber): $($token.Text) is not in Windows PowerShell"
            }
        }
        foreach ($node in $tree.FindAll({ $args[0] -is [TernaryExpressionAst] -or $args[0] -is [PipelineChainAst] }, $true)) {
            "${name}: $($node.Extent.StartLineNumber): $($node.Extent.Text) is not in Windows PowerShell"
        }
        foreach ($node in $tree.FindAll({ $args[0] -is [CommandAst] }, $true)) {
            $where = "${name}: $($node.Extent.StartLineNumber)"
            $command = $node.GetCommandName()
            if ($null -eq $command -or $command -in $own -or $command -in $Programs) { continue }
            $known = $global:CmdletFacts[$command]
            if ($null -eq $known) { "${where}: $command is not known"; continue }
            $elements = @($node.CommandElements)
            for ($i = 1; $i -lt $elements.Count; $i++) {
                if ($elements[$i] -isnot [CommandParameterAst]) { continue }
                $parameter = $elements[$i].ParameterName
                if ($parameter -in 'ErrorAction', 'Confirm', 'WhatIf') {
                    if ($parameter -eq 'ErrorAction') { continue }
                    if ($known.parameters.Keys -cnotcontains $parameter) { "${where}: $command has no -$parameter" }
                } elseif ($known.parameters.Keys -cnotcontains $parameter) {
                    "${where}: $command has no -$parameter"
                    continue
                }
                $isSwitch = $known.parameters[$parameter].type -eq 'SwitchParameter'
                $next = if ($i + 1 -lt $elements.Count) { $elements[$i + 1] } else { $null }
                if ($isSwitch -and $next -is [VariableExpressionAst] -and "$next" -in '$true', '$false') {
                    "${where}: -$parameter of $command is a switch, and $next is another argument"
                }
                if (-not $isSwitch -and $null -eq $elements[$i].Argument -and ($null -eq $next -or $next -is [CommandParameterAst])) {
                    "${where}: -$parameter of $command has no value"
                }
            }
        }
    }
}
