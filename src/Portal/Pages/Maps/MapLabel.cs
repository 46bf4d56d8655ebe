using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Telemetry.Portal.Pages.Maps;

/// <summary>A word in a drawing. (Razor takes an element named text for its own.)</summary>
public sealed class MapLabel : ComponentBase
{
    /// <summary>The word's middle, in grid units.</summary>
    [Parameter, EditorRequired]
    public int X { get; set; }

    /// <summary>The word's foot, in grid units.</summary>
    [Parameter, EditorRequired]
    public int Y { get; set; }

    /// <summary>Height of the letters, in grid units.</summary>
    [Parameter, EditorRequired]
    public int Size { get; set; }

    /// <summary>The word.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(2, "y", Y.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "font-size", Size.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(4, "text-anchor", "middle");
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
