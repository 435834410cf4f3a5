// Calls that a frontend serves on rpc_port. Part of the wire contract of Apache Doris: ids, names and types are fixed.

namespace java org.dorisdr.thrift

include "MasterService.thrift"
include "Status.thrift"
include "Types.thrift"

enum TBinlogType {
    UPSERT = 0,
    ADD_PARTITION = 1,
    CREATE_TABLE = 2,
    DROP_PARTITION = 3,
    DROP_TABLE = 4,
    ALTER_JOB = 5,
    MODIFY_TABLE_ADD_OR_DROP_COLUMNS = 6,
    DUMMY = 7,
    ALTER_DATABASE_PROPERTY = 8,
    MODIFY_TABLE_PROPERTY = 9,
    BARRIER = 10,
    MODIFY_PARTITIONS = 11,
    REPLACE_PARTITIONS = 12,
    TRUNCATE_TABLE = 13,
    RENAME_TABLE = 14,
    RENAME_COLUMN = 15,
    MODIFY_COMMENT = 16,
    MODIFY_VIEW_DEF = 17,
    REPLACE_TABLE = 18,
    MODIFY_TABLE_ADD_OR_DROP_INVERTED_INDICES = 19,
    INDEX_CHANGE_JOB = 20,
    RENAME_ROLLUP = 21,
    RENAME_PARTITION = 22,
    DROP_ROLLUP = 23,
    RECOVER_INFO = 24,
    MODIFY_DISTRIBUTION_BUCKET_NUM = 25,
    MODIFY_DISTRIBUTION_TYPE = 26,
    MIN_UNKNOWN = 27,
    UNKNOWN_12 = 28,
    UNKNOWN_13 = 29,
    UNKNOWN_14 = 30,
    UNKNOWN_15 = 31,
    UNKNOWN_16 = 32,
    UNKNOWN_17 = 33,
    UNKNOWN_18 = 34,
    UNKNOWN_19 = 35,
    UNKNOWN_20 = 36,
    UNKNOWN_21 = 37,
    UNKNOWN_22 = 38,
    UNKNOWN_23 = 39,
    UNKNOWN_24 = 40,
    UNKNOWN_25 = 41,
    UNKNOWN_26 = 42,
    UNKNOWN_27 = 43,
    UNKNOWN_28 = 44,
    UNKNOWN_29 = 45,
    UNKNOWN_30 = 46,
    UNKNOWN_31 = 47,
    UNKNOWN_32 = 48,
    UNKNOWN_33 = 49,
    UNKNOWN_34 = 50,
    UNKNOWN_35 = 51,
    UNKNOWN_36 = 52,
    UNKNOWN_37 = 53,
    UNKNOWN_38 = 54,
    UNKNOWN_39 = 55,
    UNKNOWN_40 = 56,
    UNKNOWN_41 = 57,
    UNKNOWN_42 = 58,
    UNKNOWN_43 = 59,
    UNKNOWN_44 = 60,
    UNKNOWN_45 = 61,
    UNKNOWN_46 = 62,
    UNKNOWN_47 = 63,
    UNKNOWN_48 = 64,
    UNKNOWN_49 = 65,
    UNKNOWN_50 = 66,
    UNKNOWN_51 = 67,
    UNKNOWN_52 = 68,
    UNKNOWN_53 = 69,
    UNKNOWN_54 = 70,
    UNKNOWN_55 = 71,
    UNKNOWN_56 = 72,
    UNKNOWN_57 = 73,
    UNKNOWN_58 = 74,
    UNKNOWN_59 = 75,
    UNKNOWN_60 = 76,
    UNKNOWN_61 = 77,
    UNKNOWN_62 = 78,
    UNKNOWN_63 = 79,
    UNKNOWN_64 = 80,
    UNKNOWN_65 = 81,
    UNKNOWN_66 = 82,
    UNKNOWN_67 = 83,
    UNKNOWN_68 = 84,
    UNKNOWN_69 = 85,
    UNKNOWN_70 = 86,
    UNKNOWN_71 = 87,
    UNKNOWN_72 = 88,
    UNKNOWN_73 = 89,
    UNKNOWN_74 = 90,
    UNKNOWN_75 = 91,
    UNKNOWN_76 = 92,
    UNKNOWN_77 = 93,
    UNKNOWN_78 = 94,
    UNKNOWN_79 = 95,
    UNKNOWN_80 = 96,
    UNKNOWN_81 = 97,
    UNKNOWN_82 = 98,
    UNKNOWN_83 = 99,
    UNKNOWN_84 = 100,
    UNKNOWN_85 = 101,
    UNKNOWN_86 = 102,
    UNKNOWN_87 = 103,
    UNKNOWN_88 = 104,
    UNKNOWN_89 = 105,
    UNKNOWN_90 = 106,
    UNKNOWN_91 = 107,
    UNKNOWN_92 = 108,
    UNKNOWN_93 = 109,
    UNKNOWN_94 = 110,
    UNKNOWN_95 = 111,
    UNKNOWN_96 = 112,
    UNKNOWN_97 = 113,
    UNKNOWN_98 = 114,
    UNKNOWN_99 = 115,
    UNKNOWN_100 = 116
}

enum TFrontendPingFrontendStatusCode {
    OK = 0,
    FAILED = 1
}

enum TSnapshotType {
    REMOTE = 0,
    LOCAL = 1
}

enum TSubTxnType {
    INSERT = 0,
    DELETE = 1
}

struct TBeginTxnRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional list<i64> table_ids;
    6: optional string user_ip;
    7: optional string label;
    8: optional i64 auth_code;
    9: optional i64 timeout;
    10: optional Types.TUniqueId request_id;
    11: optional string token;
    12: optional i64 backend_id;
    13: optional i64 sub_txn_num = 0;
}

struct TBeginTxnResult {
    1: optional Status.TStatus status;
    2: optional i64 txn_id;
    3: optional string job_status;
    4: optional i64 db_id;
    5: optional Types.TNetworkAddress master_address;
    6: optional list<i64> sub_txn_ids;
}

struct TKafkaRLTaskProgress {
    1: required map<i32, i64> partitionCmtOffset;
}

struct TRLTaskTxnCommitAttachment {
    1: required Types.TLoadSourceType loadSourceType;
    2: required Types.TUniqueId id;
    3: required i64 jobId;
    4: optional i64 loadedRows;
    5: optional i64 filteredRows;
    6: optional i64 unselectedRows;
    7: optional i64 receivedBytes;
    8: optional i64 loadedBytes;
    9: optional i64 loadCostMs;
    10: optional TKafkaRLTaskProgress kafkaRLTaskProgress;
    11: optional string errorLogUrl;
}

struct TTxnCommitAttachment {
    1: required Types.TLoadType loadType;
    2: optional TRLTaskTxnCommitAttachment rlTaskTxnCommitAttachment;
}

struct TSubTxnInfo {
    1: optional i64 sub_txn_id;
    2: optional i64 table_id;
    3: optional list<Types.TTabletCommitInfo> tablet_commit_infos;
    4: optional TSubTxnType sub_txn_type;
}

struct TCommitTxnRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional string user_ip;
    6: optional i64 txn_id;
    7: optional list<Types.TTabletCommitInfo> commit_infos;
    8: optional i64 auth_code;
    9: optional TTxnCommitAttachment txn_commit_attachment;
    10: optional i64 thrift_rpc_timeout_ms;
    11: optional string token;
    12: optional i64 db_id;
    13: optional bool txn_insert;
    14: optional list<TSubTxnInfo> sub_txn_infos;
    15: optional bool only_commit;
}

struct TCommitTxnResult {
    1: optional Status.TStatus status;
    2: optional Types.TNetworkAddress master_address;
}

struct TRollbackTxnRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional string user_ip;
    6: optional i64 txn_id;
    7: optional string reason;
    9: optional i64 auth_code;
    10: optional TTxnCommitAttachment txn_commit_attachment;
    11: optional string token;
    12: optional i64 db_id;
}

struct TRollbackTxnResult {
    1: optional Status.TStatus status;
    2: optional Types.TNetworkAddress master_address;
}

struct TGetBinlogRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional string table;
    6: optional i64 table_id;
    7: optional string user_ip;
    8: optional string token;
    9: optional i64 prev_commit_seq;
    10: optional i64 num_acquired;
    11: optional bool allow_follower_read;
}

struct TBinlog {
    1: optional i64 commit_seq;
    2: optional i64 timestamp;
    3: optional TBinlogType type;
    4: optional i64 db_id;
    5: optional list<i64> table_ids;
    6: optional string data;
    7: optional i64 belong;
    8: optional i64 table_ref;
    9: optional bool remove_enable_cache;
}

struct TGetBinlogResult {
    1: optional Status.TStatus status;
    2: optional i64 next_commit_seq;
    3: optional list<TBinlog> binlogs;
    4: optional string fe_version;
    5: optional i64 fe_meta_version;
    6: optional Types.TNetworkAddress master_address;
}

struct TGetBinlogLagResult {
    1: optional Status.TStatus status;
    2: optional i64 lag;
    3: optional Types.TNetworkAddress master_address;
    4: optional i64 first_commit_seq;
    5: optional i64 last_commit_seq;
    6: optional i64 first_binlog_timestamp;
    7: optional i64 last_binlog_timestamp;
    8: optional i64 next_commit_seq;
    9: optional i64 next_binlog_timestamp;
}

struct TLockBinlogRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional string table;
    6: optional i64 table_id;
    7: optional string token;
    8: optional string job_unique_id;
    9: optional i64 lock_commit_seq;
}

struct TLockBinlogResult {
    1: optional Status.TStatus status;
    2: optional i64 locked_commit_seq;
    3: optional Types.TNetworkAddress master_address;
}

struct TGetSnapshotRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional string table;
    6: optional string token;
    7: optional string label_name;
    8: optional string snapshot_name;
    9: optional TSnapshotType snapshot_type;
    10: optional bool enable_compress;
}

struct TGetSnapshotResult {
    1: optional Status.TStatus status;
    2: optional binary meta;
    3: optional binary job_info;
    4: optional Types.TNetworkAddress master_address;
    5: optional bool compressed;
    6: optional i64 expiredAt;
    7: optional i64 commit_seq;
}

struct TTableRef {
    1: optional string table;
    3: optional string alias_name;
}

struct TRestoreSnapshotRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string db;
    5: optional string table;
    6: optional string token;
    7: optional string label_name;
    8: optional string repo_name;
    9: optional list<TTableRef> table_refs;
    10: optional map<string, string> properties;
    11: optional binary meta;
    12: optional binary job_info;
    13: optional bool clean_tables;
    14: optional bool clean_partitions;
    15: optional bool atomic_restore;
    16: optional bool compressed;
    17: optional bool force_replace;
}

struct TRestoreSnapshotResult {
    1: optional Status.TStatus status;
    2: optional Types.TNetworkAddress master_address;
}

struct TGetMasterTokenRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string password;
}

struct TGetMasterTokenResult {
    1: optional Status.TStatus status;
    2: optional string token;
    3: optional Types.TNetworkAddress master_address;
}

struct TGetMetaReplica {
    1: optional i64 id;
}

struct TGetMetaTablet {
    1: optional i64 id;
    2: optional list<TGetMetaReplica> replicas;
}

struct TGetMetaIndex {
    1: optional i64 id;
    2: optional string name;
    3: optional list<TGetMetaTablet> tablets;
}

struct TGetMetaPartition {
    1: optional i64 id;
    2: optional string name;
    3: optional string key;
    4: optional string range;
    5: optional bool is_temp;
    6: optional list<TGetMetaIndex> indexes;
}

struct TGetMetaTable {
    1: optional i64 id;
    2: optional string name;
    3: optional bool in_trash;
    4: optional list<TGetMetaPartition> partitions;
}

struct TGetMetaDB {
    1: optional i64 id;
    2: optional string name;
    3: optional bool only_table_names;
    4: optional list<TGetMetaTable> tables;
}

struct TGetMetaRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string user_ip;
    5: optional string token;
    6: optional TGetMetaDB db;
}

struct TGetMetaReplicaMeta {
    1: optional i64 id;
    2: optional i64 backend_id;
    3: optional i64 version;
}

struct TGetMetaTabletMeta {
    1: optional i64 id;
    2: optional list<TGetMetaReplicaMeta> replicas;
}

struct TGetMetaIndexMeta {
    1: optional i64 id;
    2: optional string name;
    3: optional list<TGetMetaTabletMeta> tablets;
}

struct TGetMetaPartitionMeta {
    1: optional i64 id;
    2: optional string name;
    3: optional string key;
    4: optional string range;
    5: optional i64 visible_version;
    6: optional bool is_temp;
    7: optional list<TGetMetaIndexMeta> indexes;
}

struct TGetMetaTableMeta {
    1: optional i64 id;
    2: optional string name;
    3: optional bool in_trash;
    4: optional list<TGetMetaPartitionMeta> partitions;
    5: optional string type;
}

struct TGetMetaDBMeta {
    1: optional i64 id;
    2: optional string name;
    3: optional list<TGetMetaTableMeta> tables;
    4: optional list<i64> dropped_partitions;
    5: optional list<i64> dropped_tables;
    6: optional list<i64> dropped_indexes;
    7: optional map<i64, i64> dropped_partition_map;
    8: optional map<i64, i64> dropped_table_map;
    9: optional map<i64, i64> dropped_index_map;
}

struct TGetMetaResult {
    1: required Status.TStatus status;
    2: optional TGetMetaDBMeta db_meta;
    3: optional Types.TNetworkAddress master_address;
}

struct TGetBackendMetaRequest {
    1: optional string cluster;
    2: optional string user;
    3: optional string passwd;
    4: optional string user_ip;
    5: optional string token;
    6: optional i64 backend_id;
}

struct TGetBackendMetaResult {
    1: required Status.TStatus status;
    2: optional list<Types.TBackend> backends;
    3: optional Types.TNetworkAddress master_address;
}

struct TWaitingTxnStatusRequest {
    1: optional i64 db_id;
    2: optional i64 txn_id;
    3: optional string label;
}

struct TWaitingTxnStatusResult {
    1: optional Status.TStatus status;
    2: optional i32 txn_status_id;
}

struct TSnapshotLoaderReportRequest {
    1: required i64 job_id;
    2: required i64 task_id;
    3: required Types.TTaskType task_type;
    4: optional i32 finished_num;
    5: optional i32 total_num;
}

struct TLoadTxnBeginRequest {
    1: optional string cluster;
    2: required string user;
    3: required string passwd;
    4: required string db;
    5: required string tbl;
    6: optional string user_ip;
    7: required string label;
    8: optional i64 timestamp;
    9: optional i64 auth_code;
    10: optional i64 timeout;
    11: optional Types.TUniqueId request_id;
    12: optional string token;
    13: optional string auth_code_uuid;
    14: optional i64 table_id;
    15: optional i64 backend_id;
}

struct TLoadTxnBeginResult {
    1: required Status.TStatus status;
    2: optional i64 txnId;
    3: optional string job_status;
    4: optional i64 db_id;
}

struct TLoadTxnCommitRequest {
    1: optional string cluster;
    2: required string user;
    3: required string passwd;
    4: required string db;
    5: required string tbl;
    6: optional string user_ip;
    7: required i64 txnId;
    8: required bool sync;
    9: optional list<Types.TTabletCommitInfo> commitInfos;
    10: optional i64 auth_code;
    11: optional TTxnCommitAttachment txnCommitAttachment;
    12: optional i64 thrift_rpc_timeout_ms;
    13: optional string token;
    14: optional i64 db_id;
    15: optional list<string> tbls;
    16: optional i64 table_id;
    17: optional string auth_code_uuid;
    18: optional bool groupCommit;
    19: optional i64 receiveBytes;
    20: optional i64 backendId;
}

struct TLoadTxnCommitResult {
    1: required Status.TStatus status;
}

struct TLoadTxn2PCRequest {
    1: optional string cluster;
    2: required string user;
    3: required string passwd;
    4: optional string db;
    5: optional string user_ip;
    6: optional i64 txnId;
    7: optional string operation;
    8: optional i64 auth_code;
    9: optional string token;
    10: optional i64 thrift_rpc_timeout_ms;
    11: optional string label;
    1000: optional string auth_code_uuid;
}

struct TLoadTxn2PCResult {
    1: required Status.TStatus status;
}

struct TLoadTxnRollbackRequest {
    1: optional string cluster;
    2: required string user;
    3: required string passwd;
    4: required string db;
    5: required string tbl;
    6: optional string user_ip;
    7: required i64 txnId;
    8: optional string reason;
    9: optional i64 auth_code;
    10: optional TTxnCommitAttachment txnCommitAttachment;
    11: optional string token;
    12: optional i64 db_id;
    13: optional list<string> tbls;
    14: optional string auth_code_uuid;
    15: optional string label;
}

struct TLoadTxnRollbackResult {
    1: required Status.TStatus status;
}

struct TColumnDefinition {
    1: required string columnName;
    2: required Types.TColumnType columnType;
    3: optional Types.TAggregationType aggType;
    4: optional string defaultValue;
}

struct TShowResultSetMetaData {
    1: required list<TColumnDefinition> columns;
}

struct TShowResultSet {
    1: required TShowResultSetMetaData metaData;
    2: required list<list<string>> resultRows;
}

struct TTxnLoadInfo {
    1: optional string label;
    2: optional i64 dbId;
    3: optional i64 txnId;
    4: optional i64 timeoutTimestamp;
    5: optional i64 allSubTxnNum;
    6: optional list<TSubTxnInfo> subTxnInfos;
}

struct TMasterOpResult {
    1: required i64 maxJournalId;
    2: required binary packet;
    3: optional TShowResultSet resultSet;
    4: optional Types.TUniqueId queryId;
    5: optional string status;
    6: optional i32 statusCode;
    7: optional string errMessage;
    8: optional list<binary> queryResultBufList;
    9: optional TTxnLoadInfo txnLoadInfo;
    10: optional i64 groupCommitLoadBeId;
    11: optional i64 affectedRows;
}

struct TGroupCommitInfo {
    1: optional bool getGroupCommitLoadBeId;
    2: optional i64 groupCommitLoadTableId;
    3: optional string cluster;
    5: optional bool updateLoadData;
    6: optional i64 tableId;
    7: optional i64 receiveData;
}

struct TMasterOpRequest {
    1: required string user;
    2: required string db;
    3: required string sql;
    4: optional Types.TResourceInfo resourceInfo;
    5: optional string cluster;
    6: optional i64 execMemLimit;
    7: optional i32 queryTimeout;
    8: optional string user_ip;
    9: optional string time_zone;
    10: optional i64 stmt_id;
    11: optional i64 sqlMode;
    12: optional i64 loadMemLimit;
    13: optional bool enableStrictMode;
    14: optional Types.TUserIdentity current_user_ident;
    15: optional i32 stmtIdx;
    17: optional Types.TUniqueId query_id;
    18: optional i64 insert_visible_timeout_ms;
    19: optional map<string, string> session_variables;
    20: optional bool foldConstantByBe;
    21: optional map<string, string> trace_carrier;
    22: optional string clientNodeHost;
    23: optional i32 clientNodePort;
    24: optional bool syncJournalOnly;
    25: optional string defaultCatalog;
    26: optional string defaultDatabase;
    27: optional bool cancel_qeury;
    29: optional TTxnLoadInfo txnLoadInfo;
    30: optional TGroupCommitInfo groupCommitInfo;
    31: optional binary prepareExecuteBuffer;
    32: optional bool moreResultExists;
    1000: optional string cloud_cluster;
    1001: optional bool noAuth;
    1002: optional string sessionId;
}

struct TFrontendPingFrontendRequest {
    1: required i32 clusterId;
    2: required string token;
    3: optional string deployMode;
}

struct TFrontendPingFrontendResult {
    1: required TFrontendPingFrontendStatusCode status;
    2: required string msg;
    3: required i32 queryPort;
    4: required i32 rpcPort;
    5: required i64 replayedJournalId;
    6: required string version;
    7: optional i64 lastStartupTime;
    9: optional i64 processUUID;
    10: optional i32 arrowFlightSqlPort;
}

service FrontendService {
    MasterService.TMasterResult finishTask(1: MasterService.TFinishTaskRequest request);
    MasterService.TMasterResult report(1: MasterService.TReportRequest request);
    TMasterOpResult forward(1: TMasterOpRequest params);
    TFrontendPingFrontendResult ping(1: TFrontendPingFrontendRequest request);
    TLoadTxnBeginResult loadTxnBegin(1: TLoadTxnBeginRequest request);
    TLoadTxnCommitResult loadTxnCommit(1: TLoadTxnCommitRequest request);
    TLoadTxnRollbackResult loadTxnRollback(1: TLoadTxnRollbackRequest request);
    TLoadTxnCommitResult loadTxnPreCommit(1: TLoadTxnCommitRequest request);
    TLoadTxn2PCResult loadTxn2PC(1: TLoadTxn2PCRequest request);
    TBeginTxnResult beginTxn(1: TBeginTxnRequest request);
    TCommitTxnResult commitTxn(1: TCommitTxnRequest request);
    TRollbackTxnResult rollbackTxn(1: TRollbackTxnRequest request);
    TWaitingTxnStatusResult waitingTxnStatus(1: TWaitingTxnStatusRequest request);
    TGetBinlogResult getBinlog(1: TGetBinlogRequest request);
    TGetBinlogLagResult getBinlogLag(1: TGetBinlogRequest request);
    TLockBinlogResult lockBinlog(1: TLockBinlogRequest request);
    TGetSnapshotResult getSnapshot(1: TGetSnapshotRequest request);
    TRestoreSnapshotResult restoreSnapshot(1: TRestoreSnapshotRequest request);
    Status.TStatus snapshotLoaderReport(1: TSnapshotLoaderReportRequest request);
    TGetMasterTokenResult getMasterToken(1: TGetMasterTokenRequest request);
    TGetMetaResult getMeta(1: TGetMetaRequest request);
    TGetBackendMetaResult getBackendMeta(1: TGetBackendMetaRequest request);
}
