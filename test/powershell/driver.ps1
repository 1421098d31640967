# Reads one line of JSON after the other, runs the PowerShell in it, and answers with one line of JSON.
[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
[Console]::InputEncoding = [System.Text.UTF8Encoding]::new($false)
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $answer = @{ values = @(); error = $null }
    try {
        $code = (ConvertFrom-Json -InputObject $line).code
        $answer.values = @(. ([scriptblock]::Create($code)))
    } catch {
        $answer.error = "$($_.Exception.Message)"
    }
    [Console]::Out.WriteLine([char] 1 + (ConvertTo-Json -InputObject $answer -Depth 8 -Compress -EscapeHandling EscapeNonAscii))
}
