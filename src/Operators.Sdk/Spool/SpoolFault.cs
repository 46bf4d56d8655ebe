namespace Telemetry.Operators;

/// <summary>Why a spool could not do what was asked. Nothing is half done in any of these cases.</summary>
public enum SpoolFault
{
    /// <summary>As many submissions or bytes wait as the options allow; nothing was enqueued. Try again once some were sent.</summary>
    Full = 1,

    /// <summary>The disk, or the user's share of it, is full; nothing was enqueued.</summary>
    DiskFull = 2,

    /// <summary>The folder cannot be written or read: rights, a failing disk, a read-only mount. Nothing was enqueued.</summary>
    Unwritable = 3,

    /// <summary>Another process, or another spool of this one, has the folder.</summary>
    InUse = 4,

    /// <summary>The submission id was enqueued before, with other content.</summary>
    DifferentContent = 5,

    /// <summary>The spool was closed.</summary>
    Closed = 6,
}
