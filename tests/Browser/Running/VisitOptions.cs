using Microsoft.Playwright;

namespace Telemetry.Browser.Tests.Running;

/// <summary>Who comes, with which browser.</summary>
internal sealed record VisitOptions
{
    /// <summary>Width of the window, CSS pixels.</summary>
    public int Width { get; init; } = 1200;

    /// <summary>Height of the window, CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>What the system prefers.</summary>
    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>Whether modules run.</summary>
    public bool HasScript { get; init; } = true;

    /// <summary>Key that every request shows; null: none, a visitor who signs in.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it is a telephone: touched, and its pages may not be wider than it.</summary>
    public bool IsTelephone { get; init; }
}
