using Microsoft.AspNetCore.Components;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages;

/// <summary>A component of a page: it knows the page's view, and says each of its wordings in both languages where it stands.</summary>
public abstract class PortalComponent : ComponentBase
{
    /// <summary>What every component of the page knows.</summary>
    [CascadingParameter]
    public PageView View { get; set; } = null!;

    /// <summary>Names and wordings in the page's language.</summary>
    protected Words Words => View.Words;

    /// <summary>One of two wordings, by the page's language.</summary>
    protected string T(string vietnamese, string english) => View.Words.Of(vietnamese, english);
}
