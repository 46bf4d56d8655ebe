namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>What a file's first bytes say that it is.</summary>
internal enum FileSignature
{
    Text,
    Zip,
    OldOffice,
    EncryptedOffice,
    Markup,
    OtherBinary,
}
