using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>Hands a new key to whoever asked for it: once, alone on standard output or in a file.</summary>
internal static class NewKey
{
    /// <summary>Says it.</summary>
    /// <param name="output">Where.</param>
    /// <param name="credential">What it may do.</param>
    /// <param name="key">The secret.</param>
    /// <param name="path">The file's name; null for none.</param>
    /// <param name="file">The file; null for none.</param>
    public static void Hand(ToolOutput output, CredentialJson credential, string key, string? path, KeyFile? file)
    {
        file?.Write(credential.Id, key);
        if (output.IsJson)
        {
            output.Json(new { Credential = credential, Key = file is null ? key : null, File = path });
            return;
        }

        if (file is null)
        {
            output.Line(key);
            output.Note(KeyWords.Once, credential.Id);
        }
        else
        {
            output.Note(KeyWords.KeyWritten, credential.Id, path);
        }
    }
}
