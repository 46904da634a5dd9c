using QboAdmin.Live;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>Answers every call of another instance the way it came, whether somebody looks here or not.</summary>
internal sealed class EchoAnswers(EchoLine line, NewsDesk desk, IAnnouncer announcer, Instance instance) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Heard += OnNews;
        line.Heard += OnMessage;
        return line.ListenAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        desk.Heard -= OnNews;
        line.Heard -= OnMessage;
        return Task.CompletedTask;
    }

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.Echo && news.From != instance.Name)
        {
            _ = announcer.AnnounceAsync(NewsTopic.EchoAnswer, news.Version);
        }
    }

    private void OnMessage(EchoMessage message)
    {
        if (message.Kind == EchoKind.Call && message.From != instance.Name)
        {
            _ = line.SayAsync(new EchoMessage(EchoKind.Answer, instance.Name, message.Number));
        }
    }
}
