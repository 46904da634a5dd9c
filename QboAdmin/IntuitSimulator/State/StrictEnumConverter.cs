using System.Text.Json.Serialization;

namespace QboAdmin.IntuitSimulator.State;

/// <summary>Reads an enum by its written names only: a bare number in a control request is a mistake, not a choice.</summary>
internal sealed class StrictEnumConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
