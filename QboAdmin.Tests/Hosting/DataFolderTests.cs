using QboAdmin.Hosting;

namespace QboAdmin.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("qbo-data-").FullName;

    private string Folder => Path.Combine(_root, "deep", "inside");

    [Fact]
    public void It_belongs_to_one_at_a_time_and_the_second_hears_how_to_join()
    {
        using (var first = DataFolder.Take(Folder, 5001))
        {
            Should.Throw<DataFolderTakenException>(() => DataFolder.Take(Folder, 5001)).Message.ShouldEndWith("It is still starting, or has just ended. Try again.");

            first.SayHowToJoin("REDIS_URL=redis://:secret@127.0.0.1:16379 QBO_INTUIT_BASE_URL=http://localhost:5000/simulator");

            var message = Should.Throw<DataFolderTakenException>(() => DataFolder.Take(Folder, 5001)).Message;
            message.ShouldStartWith($"QboAdmin is already running with the data folder {Folder}.");
            message.ShouldEndWith("  REDIS_URL=redis://:secret@127.0.0.1:16379 QBO_INTUIT_BASE_URL=http://localhost:5000/simulator dotnet run --project QboAdmin -- --urls http://localhost:5001");
        }

        DataFolder.Take(Folder, 5001).Dispose();
    }

    [Fact]
    public void Only_its_owner_can_read_what_is_in_it()
    {
        using var folder = DataFolder.Take(Folder, 5001);
        folder.SayHowToJoin("REDIS_URL=…");
        folder.Password("redis-password");

        new DirectoryInfo(Folder).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        new DirectoryInfo(Folder).GetFiles().ShouldAllBe(file => file.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void A_password_stays_the_same_over_starts()
    {
        string first;
        using (var folder = DataFolder.Take(Folder, 5001))
        {
            first = folder.Password("redis-password");
        }

        using var again = DataFolder.Take(Folder, 5001);
        again.Password("redis-password").ShouldBe(first);
        first.Length.ShouldBe(32);
    }

    [Fact]
    public void A_folder_that_can_not_be_made_says_what_to_set()
    {
        var file = Path.Combine(_root, "a-file");
        File.WriteAllText(file, "");

        var problem = Should.Throw<DataFolderException>(() => DataFolder.Take(Path.Combine(file, "data"), 5001));

        problem.ShouldNotBeOfType<DataFolderTakenException>();
        problem.Message.ShouldStartWith($"The data folder {Path.Combine(file, "data")} can't be used:");
        problem.Message.ShouldContain("Set QBOADMIN_DATA");
        StartProblem.Describe(problem).ShouldBe(problem.Message);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
