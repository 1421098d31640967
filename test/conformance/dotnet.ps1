# What .NET says to certificates and their files. Each function answers with 'good', or with what is wrong.
using namespace System.Security.Cryptography
using namespace System.Security.Cryptography.X509Certificates
using namespace System.Formats.Asn1

function Read-Certificate([string] $Path) { [X509CertificateLoader]::LoadCertificateFromFile($Path) }

function Test-Chain([string] $Root, $Certificate, [string] $Purpose, [string] $When) {
    $chain = [X509Chain]::new()
    $chain.ChainPolicy.TrustMode = 'CustomRootTrust'
    [void] $chain.ChainPolicy.CustomTrustStore.Add((Read-Certificate $Root))
    # CRLs are asked for one by one.
    $chain.ChainPolicy.RevocationMode = 'NoCheck'
    if ($Purpose) { [void] $chain.ChainPolicy.ApplicationPolicy.Add([Oid]::new($Purpose)) }
    if ($When) { $chain.ChainPolicy.VerificationTime = [datetime]::Parse($When, [cultureinfo]::InvariantCulture) }
    if ($chain.Build($Certificate)) { 'good' } else { @($chain.ChainStatus | ForEach-Object StatusInformation) -join ' ' }
}

function Test-Host([string] $Root, $Certificate, [string] $Name) {
    foreach ($purpose in '1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2') {
        $answer = Test-Chain $Root $Certificate $purpose ''
        if ($answer -ne 'good') { return $answer }
    }
    if ($Certificate.MatchesHostname($Name)) { 'good' } else { "it is not for $Name" }
}

function Test-Pfx([string] $Path, [string] $Password, [string] $Root, [string] $Name) {
    $all = [X509CertificateLoader]::LoadPkcs12CollectionFromFile($Path, $Password)
    $own = @($all | Where-Object HasPrivateKey)
    if ($all.Count -ne 2 -or $own.Count -ne 1) { return "it has $($all.Count) certificates and $($own.Count) keys" }
    $key = [RSACertificateExtensions]::GetRSAPrivateKey($own[0])
    $padding = [RSAEncryptionPadding]::Pkcs1
    $public = [RSACertificateExtensions]::GetRSAPublicKey($own[0])
    if ($key.Decrypt($public.Encrypt([byte[]] (1, 2, 3), $padding), $padding).Length -ne 3) { return 'the key is another' }
    Test-Host $Root $own[0] $Name
}

function Test-Request([string] $Path, $Certificate) {
    # Loading it checks that whoever made it has the key.
    $request = [CertificateRequest]::LoadSigningRequestPem([System.IO.File]::ReadAllText($Path), 'SHA256', 'Default', $null)
    $asked = [Convert]::ToHexString($request.PublicKey.ExportSubjectPublicKeyInfo())
    if ($asked -eq [Convert]::ToHexString($Certificate.PublicKey.ExportSubjectPublicKeyInfo())) { 'good' } else { 'another key' }
}

# The number of its entries, once the signature of the root has been checked; .NET has no reader that gives them one by one.
function Test-Crl([string] $Path, [string] $Root) {
    $bytes = [System.IO.File]::ReadAllBytes($Path)
    $number = [System.Numerics.BigInteger]::Zero
    [void] [CertificateRevocationListBuilder]::Load($bytes, [ref] $number)
    $whole = [AsnReader]::new([ReadOnlyMemory[byte]]::new($bytes), [AsnEncodingRules]::DER, [AsnReaderOptions]::new()).ReadSequence($null)
    $signed = $whole.ReadEncodedValue().ToArray()
    [void] $whole.ReadEncodedValue()
    $unused = 0
    $signature = $whole.ReadBitString([ref] $unused, $null)
    $key = [RSACertificateExtensions]::GetRSAPublicKey((Read-Certificate $Root))
    $isSigned = $key.VerifyData($signed, $signature, [HashAlgorithmName]::SHA256, [RSASignaturePadding]::Pkcs1)
    if (-not $isSigned) { return 'the signature is not of this root' }
    $list = [AsnReader]::new([ReadOnlyMemory[byte]]::new($signed), [AsnEncodingRules]::DER, [AsnReaderOptions]::new()).ReadSequence($null)
    # Version, algorithm, issuer and two instants stand before the entries.
    foreach ($skipped in 1..5) { [void] $list.ReadEncodedValue() }
    if (-not $list.HasData -or $list.PeekTag().TagClass -eq 'ContextSpecific') { return '0' }
    $entries = $list.ReadSequence($null)
    $count = 0
    while ($entries.HasData) { [void] $entries.ReadEncodedValue(); $count++ }
    "$count"
}

function Test-ChainFile([string] $Path, [string] $Root) {
    $all = [X509Certificate2Collection]::new()
    if ($Path.EndsWith('.pem')) { $all.ImportFromPemFile($Path) } else { $all.Import($Path) }
    if ($all.Count -ne 2) { return "it has $($all.Count) certificates" }
    if ($Path.EndsWith('.pem')) { Test-Chain $Root $all[0] '1.3.6.1.5.5.7.3.1' '' } else { 'good' }
}
