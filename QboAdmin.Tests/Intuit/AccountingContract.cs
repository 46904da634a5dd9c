using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using static QboAdmin.Tests.Intuit.SimulatedQuickBooks;

namespace QboAdmin.Tests.Intuit;

/// <summary>What every Accounting client has to do, over the simulator: receipts from the first day to the last.</summary>
public sealed class AccountingContract
{
    [Fact]
    public async Task A_receipt_comes_back_complete_and_is_read_the_same()
    {
        await using var books = await StartAsync();
        var made = await books.BookedAsync(Gift() with
        {
            PaymentMethodRef = new Reference("2"),
            PaymentRefNum = "4471",
            DepositToAccountRef = new Reference("35"),
            PrivateNote = "gift 000417 – ’quoted’ 😀 李",
            CustomerMemo = new MemoText("Thank you for your gift."),
            BillEmail = new EmailAddress("j.okafor@example.org"),
            ClassRef = new Reference("2"),
            DepartmentRef = new Reference("1"),
        });

        (made.SyncToken, made.TotalAmt, made.Balance, made.TxnDate).ShouldBe(("0", 125.50m, 0m, new DateOnly(2026, 3, 2)));
        made.DocNumber.ShouldNotBeNullOrEmpty();
        (made.CustomerRef!.Name, made.PaymentMethodRef!.Name, made.DepositToAccountRef!.Name).ShouldBe(("Okafor, Jo", "Check", "Checking"));
        (made.ClassRef!.Name, made.DepartmentRef!.Name).ShouldBe(("Youth", "Ithaca"));
        made.Line.ShouldNotBeNull().Select(line => line.DetailType).ShouldBe([LineType.Item, LineType.SubTotal]);
        made.Line[0].SalesItemLineDetail!.ItemRef!.Name.ShouldBe("Donation");
        made.PrivateNote.ShouldBe("gift 000417 – ’quoted’ 😀 李");

        var read = (await books.Client.GetAsync<SalesReceipt>(made.Id!, Cancelled)).Value.ShouldNotBeNull();
        (read.TotalAmt, read.PrivateNote, read.MetaData).ShouldBe((made.TotalAmt, made.PrivateNote, made.MetaData));
    }

    [Fact]
    public async Task The_same_request_id_gives_the_same_receipt_and_another_body_under_it_is_refused()
    {
        await using var books = await StartAsync();
        var before = await books.CountReceiptsAsync();
        var id = RequestId.New();

        var first = (await books.Client.CreateAsync(Gift(), id, Cancelled)).Value.ShouldNotBeNull();
        var again = (await books.Client.CreateAsync(Gift(), id, Cancelled)).Value.ShouldNotBeNull();
        var other = (await books.Client.CreateAsync(Gift(99), id, Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>();

        again.Id.ShouldBe(first.Id);
        other.Code.ShouldBe("600");
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_sparse_update_changes_what_it_names_and_an_old_version_is_refused()
    {
        await using var books = await StartAsync();
        var made = await books.BookedAsync(Gift() with { PrivateNote = "before", PaymentRefNum = "1" });
        var change = new SalesReceipt { Id = made.Id, SyncToken = made.SyncToken, Sparse = true, PrivateNote = "after", Line = [GiftLine(50), GiftLine(0.01m)] };

        var changed = (await books.Client.UpdateAsync(change, RequestId.New(), Cancelled)).Value.ShouldNotBeNull();
        var stale = (await books.Client.UpdateAsync(change, RequestId.New(), Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>();

        (changed.SyncToken, changed.PrivateNote, changed.PaymentRefNum, changed.TotalAmt).ShouldBe(("1", "after", "1", 50.01m));
        stale.Code.ShouldBe("5010");
        await Should.ThrowAsync<ArgumentException>(() => books.Client.UpdateAsync(Gift(), RequestId.New(), Cancelled));
    }

    [Fact]
    public async Task A_voided_receipt_stays_with_nothing_in_it_and_a_deleted_one_is_gone()
    {
        await using var books = await StartAsync();
        var made = await books.BookedAsync(Gift() with { PrivateNote = "kept" });

        var voided = (await books.Client.VoidAsync(new EntityVersion(made.Id!, made.SyncToken!), RequestId.New(), Cancelled)).Value.ShouldNotBeNull();
        (voided.TotalAmt, voided.SyncToken).ShouldBe((0m, "1"));
        voided.PrivateNote.ShouldNotBeNull().ShouldStartWith("Voided");
        voided.PrivateNote.ShouldContain("kept");

        (await books.Client.DeleteAsync(new EntityVersion(made.Id!, "1"), RequestId.New(), Cancelled)).Value.ShouldBe(new DeletedEntity(made.Id!));
        (await books.Client.GetAsync<SalesReceipt>(made.Id!, Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>().Code.ShouldBe("610");
    }

    [Fact]
    public async Task A_receipt_is_sent_to_its_own_or_another_address_and_printed()
    {
        await using var books = await StartAsync();
        var made = await books.BookedAsync();

        (await books.Client.SendAsync(made.Id!, null, RequestId.New(), Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>().Errors[0].Field.ShouldBe("BillEmail");
        var sent = (await books.Client.SendAsync(made.Id!, "a+b@example.org", RequestId.New(), Cancelled)).Value.ShouldNotBeNull();
        var pdf = (await books.Client.GetPdfAsync(made.Id!, Cancelled)).Value.ShouldNotBeNull();

        (sent.EmailStatus, sent.BillEmail!.Address).ShouldBe(("EmailSent", "a+b@example.org"));
        sent.DeliveryInfo!.DeliveryTime.ShouldNotBeNull();
        System.Text.Encoding.Latin1.GetString(pdf.Bytes.Span).ShouldContain("Sales Receipt " + made.DocNumber);
        (await books.Client.GetPdfAsync("999999", Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>();
    }

    [Fact]
    public async Task Several_errors_of_one_receipt_come_together_each_with_its_field()
    {
        await using var books = await StartAsync();

        var rejected = (await books.Client.CreateAsync(
            Gift(customer: "583") with { DepositToAccountRef = new Reference("79"), PaymentMethodRef = new Reference("77"), BillEmail = new EmailAddress("nonsense") },
            RequestId.New(),
            Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>();

        rejected.Errors.Select(error => error.Field).ShouldBe(["CustomerRef", "PaymentMethodRef", "DepositToAccountRef", "BillEmail"]);
        rejected.IntuitTid.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Batches_answer_for_each_part()
    {
        await using var books = await StartAsync();
        var gone = await books.BookedAsync();
        var query = new Query<Item>().Where(Item.Fields.Name.Is("Donation"));
        var batch = new Batch();
        var (made, refused, removed, found) = (
            batch.Create(Gift(10)), batch.Create(Gift(10, customer: "583")), batch.Delete(new EntityVersion(gone.Id!, "0")), batch.Query(query));

        var answer = (await books.Client.BatchAsync(batch, RequestId.New(), Cancelled)).Value.ShouldNotBeNull();

        answer.Entity<SalesReceipt>(made).Value.ShouldNotBeNull().TotalAmt.ShouldBe(10);
        answer.Entity<SalesReceipt>(refused).Failure.ShouldBeOfType<QboFailure.Rejected>().Errors[0].Field.ShouldBe("CustomerRef");
        answer.Deleted(removed).Value.ShouldBe(new DeletedEntity(gone.Id!));
        answer.Page(found, query).Value.ShouldNotBeNull().Rows.ShouldHaveSingleItem().Id.ShouldBe("21");
        answer.Entity<SalesReceipt>(99).Failure.ShouldBeOfType<QboFailure.Unreachable>();
    }

    [Fact]
    public async Task A_repeated_batch_books_nothing_twice_and_too_large_a_one_is_not_made()
    {
        await using var books = await StartAsync();
        var before = await books.CountReceiptsAsync();
        var batch = new Batch();
        var first = batch.Create(Gift(10));
        batch.Create(Gift(20));
        var id = RequestId.New();

        var once = (await books.Client.BatchAsync(batch, id, Cancelled)).Value.ShouldNotBeNull();
        var twice = (await books.Client.BatchAsync(batch, id, Cancelled)).Value.ShouldNotBeNull();

        twice.Entity<SalesReceipt>(first).Value!.Id.ShouldBe(once.Entity<SalesReceipt>(first).Value!.Id);
        (await books.CountReceiptsAsync()).ShouldBe(before + 2);
        Should.Throw<InvalidOperationException>(() => Enumerable.Range(0, 29).ToList().ForEach(_ => batch.Create(Gift(1))));
    }

    [Fact]
    public async Task Changes_tell_of_the_new_the_changed_and_the_deleted()
    {
        await using var books = await StartAsync();
        var gone = await books.BookedAsync();
        books.Intuit.Time.Advance(TimeSpan.FromMinutes(5));
        var since = books.Intuit.Time.GetUtcNow();
        books.Intuit.Time.Advance(TimeSpan.FromSeconds(1));
        var made = await books.BookedAsync();
        await books.Client.DeleteAsync(new EntityVersion(gone.Id!, "0"), RequestId.New(), Cancelled);

        var changes = (await books.Client.GetChangesAsync(since, [SalesReceipt.EntityName, Customer.EntityName], Cancelled)).Value.ShouldNotBeNull();

        changes.Existing<SalesReceipt>().ShouldHaveSingleItem().Id.ShouldBe(made.Id);
        changes.Deleted<SalesReceipt>().ShouldBe([gone.Id!]);
        changes.Existing<Customer>().ShouldBeEmpty();
        (await books.Client.GetChangesAsync(since.AddDays(-40), [Customer.EntityName], Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>();
    }
}
