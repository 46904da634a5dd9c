namespace QboAdmin.Live;

/// <summary>Where news from other instances arrives in this one.</summary>
internal sealed class NewsDesk
{
    /// <summary>Raised for each piece of news, this instance's own included.</summary>
    public event Action<News>? Heard;

    public void Tell(News news) => Heard?.Invoke(news);
}
