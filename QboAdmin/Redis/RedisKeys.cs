using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>
/// Every key QboAdmin uses: its name, type, life and size cap. The first four are a contract with other programs and hold the
/// connection; all others are QboAdmin's own and may vanish without losing it.
/// </summary>
internal sealed class RedisKeys(QboEnvironment environment)
{
    /// <summary>The life of each token key. Intuit's refresh token lives a little longer, 100 days.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(7_776_000);

    /// <summary>At most this many bytes of a token key are ever read.</summary>
    public const int TokenReadCap = 16 * 1024;

    /// <summary>Own metadata outlives the tokens, so that a returning connection finds who made it.</summary>
    public static readonly TimeSpan ConnectionLife = TimeSpan.FromDays(400);

    /// <summary>How long a sign-in at Intuit, and its result, may be picked up.</summary>
    public static readonly TimeSpan AuthorizationLife = TimeSpan.FromMinutes(10);

    /// <summary>How long a new set may wait for the answer to "connect to another company?".</summary>
    public static readonly TimeSpan PendingLife = TimeSpan.FromMinutes(10);

    /// <summary>For how long one entry in the record stands for all takings of a token by one key from one address.</summary>
    public static readonly TimeSpan TokenTakenLife = TimeSpan.FromHours(1);

    /// <summary>An open notice outlives any clock that it may be about.</summary>
    public static readonly TimeSpan AlertLife = TimeSpan.FromDays(60);

    /// <summary>How far back the flight recorder goes.</summary>
    public static readonly TimeSpan FlightLife = TimeSpan.FromDays(30);

    /// <summary>Thirty days of three instances, each of which tries every 50 minutes.</summary>
    public const int MaxFlights = 3_000;

    public const int MaxFlightBytes = 600;
    public const int FlightsWhenFull = 200;

    public const int MaxEvents = 200;
    public const int MaxAuditEntries = 5_000;
    public const int AuditEntriesWhenFull = 500;
    public const int MaxEntryBytes = 1_024;
    public const int MaxDepartures = 50;
    public const int MaxProofs = 100;

    /// <summary>How long the proof of a release is kept.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromDays(30);

    /// <summary>How long an instance that is gone is remembered.</summary>
    public static readonly TimeSpan DepartureLife = TimeSpan.FromDays(1);

    /// <summary>What the contract's keys of every environment begin with.</summary>
    public const string TokenPrefix = "qbo_tokens:";

    /// <summary>What QboAdmin's own keys begin with.</summary>
    public const string OwnPrefix = "qbo_admin:";

    /// <summary>Whose keys these are. The two environments never mix.</summary>
    public QboEnvironment Environment => environment;

    private readonly string _tokens = $"{TokenPrefix}{environment.Key()}:";
    private readonly string _own = $"{OwnPrefix}{environment.Key()}:";

    /// <summary>String, raw UTF-8, <see cref="TokenLife"/>.</summary>
    public RedisKey AccessToken => _tokens + "access_token";

    /// <summary>String, raw UTF-8, <see cref="TokenLife"/>.</summary>
    public RedisKey RefreshToken => _tokens + "refresh_token";

    /// <summary>String, raw UTF-8, <see cref="TokenLife"/>.</summary>
    public RedisKey RealmId => _tokens + "realm_id";

    /// <summary>String, whole Unix seconds as decimal text, <see cref="TokenLife"/>: the moment the access token ends.</summary>
    public RedisKey TokenExpiresAt => _tokens + "token_expires_at";

    public IReadOnlyList<RedisKey> AllTokenKeys => [AccessToken, RefreshToken, RealmId, TokenExpiresAt];

    /// <summary>Hash, about ten fields of at most 1 KB: what is known about the connection, without secrets. <see cref="ConnectionLife"/>.</summary>
    public RedisKey Connection => _own + "connection";

    /// <summary>List of JSON, newest first, at most <see cref="MaxEvents"/>.</summary>
    public RedisKey Events => _own + "events";

    /// <summary>String, seconds: whoever sets it first writes the event, when several instances notice the same change.</summary>
    public RedisKey EventNoticed(string what) => _own + "events:noticed:" + what;

    /// <summary>List of JSON, newest first, at most <see cref="MaxAuditEntries"/>.</summary>
    public RedisKey Audit => _own + "audit";

    /// <summary>String, <see cref="TokenTakenLife"/>: whoever sets it first records the taking of a token, under a hash of key name and address.</summary>
    public RedisKey TokenTaken(string who) => _own + "token_taken:" + who;

    /// <summary>String, owned by the lock library: the instance that may refresh.</summary>
    public RedisKey RefreshLock => _own + "lock:refresh";

    /// <summary>
    /// Sorted set of JSON by Unix milliseconds, <see cref="FlightLife"/>, at most <see cref="MaxFlights"/> of at most <see cref="MaxFlightBytes"/>: what the
    /// flight recorder noted.
    /// </summary>
    public RedisKey Flights => _own + "flights";

    /// <summary>Hash, one small field of JSON for each cause of which somebody outside is or was told, at most six; <see cref="AlertLife"/>.</summary>
    public RedisKey Alerts => _own + "alerts";

    /// <summary>String of JSON, <see cref="AlertLife"/>: why the last alert could not be delivered; missing while all is well.</summary>
    public RedisKey AlertDelivery => _own + "alerts:delivery";

    /// <summary>String of JSON, <see cref="AuthorizationLife"/>: one sign-in at Intuit, under the hash of its state.</summary>
    public RedisKey Authorization(string stateHash) => _own + "authorize:" + stateHash;

    /// <summary>String, encrypted, <see cref="PendingLife"/>: a new set that waits for an answer.</summary>
    public RedisKey Pending(string id) => _own + "pending:" + id;

    /// <summary>String of JSON, as long as the work is planned.</summary>
    public RedisKey PlannedWork => _own + "planned_work";

    /// <summary>Hash, one short field for each check, <see cref="ProofLife"/>: since when it has its verdict.</summary>
    public RedisKey CheckedSince => _own + "deploy:since";

    /// <summary>Hash, one field of JSON for each release of the last thirty days, <see cref="ProofLife"/>.</summary>
    public RedisKey Proofs => _own + "deploy:proofs";

    /// <summary>String of JSON, <see cref="ConnectionLife"/>: what the tokens looked like last, for the release that comes after.</summary>
    public RedisKey ReleaseFacts => _own + "deploy:facts";

    /// <summary>String, a number: the last echo.</summary>
    public RedisKey EchoNumber => _own + "deploy:echo";

    /// <summary>The channel of plain pub/sub on which instances measure each other. The prefix of all channels comes before it.</summary>
    public static RedisChannel EchoChannel => RedisChannel.Literal("echo");

    /// <summary>Prefix of all channels, those of the SignalR backplane.</summary>
    public RedisChannel ChannelPrefix => RedisChannel.Literal(_own);

    /// <summary>Hash, one field of JSON for each living instance; the field is removed a minute after its last heartbeat.</summary>
    public RedisKey Instances => "qbo_admin:instances:" + environment.Key();

    /// <summary>List of JSON, newest first, at most <see cref="MaxDepartures"/>, <see cref="DepartureLife"/>: instances that are gone.</summary>
    public RedisKey Departures => $"qbo_admin:instances:{environment.Key()}:gone";

    /// <summary>Hash, one field of XML for each Data Protection key, shared by all environments and instances.</summary>
    public static RedisKey DataProtectionKeys => "qbo_admin:data_protection_keys";
}
