namespace QboAdmin.Tests.Faults;

/// <summary>Where in a refresh something may happen to the instance that makes it.</summary>
internal enum AttemptPoint
{
    BeforeCall,
    AfterAnswer,
    AfterSave,
}
