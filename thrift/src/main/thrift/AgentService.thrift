// Tasks that a frontend gives to a backend. Part of the wire contract of Apache Doris: ids, names and types are fixed.

namespace java org.dorisdr.thrift

include "Descriptors.thrift"
include "Status.thrift"
include "Types.thrift"

enum TAgentServiceVersion {
    V1 = 0
}

enum TAlterTabletType {
    SCHEMA_CHANGE = 1,
    ROLLUP = 2,
    MIGRATION = 3
}

enum TCompressionType {
    UNKNOWN_COMPRESSION = 0,
    DEFAULT_COMPRESSION = 1,
    NO_COMPRESSION = 2,
    SNAPPY = 3,
    LZ4 = 4,
    LZ4F = 5,
    ZLIB = 6,
    ZSTD = 7,
    LZ4HC = 8
}

enum TEncryptionAlgorithm {
    PLAINTEXT = 0,
    AES256 = 1,
    SM4 = 2
}

enum TInvertedIndexStorageFormat {
    DEFAULT = 0,
    V1 = 1,
    V2 = 2
}

enum TStorageFormat {
    DEFAULT = 0,
    V1 = 1,
    V2 = 2,
    V3 = 3
}

enum TTabletType {
    TABLET_TYPE_DISK = 0,
    TABLET_TYPE_MEMORY = 1
}

struct TSnapshotRequest {
    1: required i64 tablet_id;
    2: required i32 schema_hash;
    3: optional i64 version;
    4: optional i64 version_hash;
    5: optional i64 timeout;
    6: optional list<i64> missing_version;
    7: optional bool list_files;
    8: optional bool allow_incremental_clone;
    9: optional i32 preferred_snapshot_version = 4;
    10: optional bool is_copy_tablet_task;
    11: optional i64 start_version;
    12: optional i64 end_version;
    13: optional bool is_copy_binlog;
    14: optional i64 ref_tablet_id;
}

struct TReleaseSnapshotRequest {
    1: required string snapshot_path;
    2: optional i64 tablet_id;
    3: optional bool is_job_completed;
}

struct TUploadReq {
    1: required i64 job_id;
    2: required map<string, string> src_dest_map;
    3: required Types.TNetworkAddress broker_addr;
    4: optional map<string, string> broker_prop;
    5: optional Types.TStorageBackendType storage_backend = Types.TStorageBackendType.BROKER;
    6: optional string location;
}

struct TRemoteTabletSnapshot {
    1: optional i64 local_tablet_id;
    2: optional string local_snapshot_path;
    3: optional i64 remote_tablet_id;
    4: optional i64 remote_be_id;
    5: optional Types.TNetworkAddress remote_be_addr;
    6: optional string remote_snapshot_path;
    7: optional string remote_token;
}

struct TDownloadReq {
    1: required i64 job_id;
    2: required map<string, string> src_dest_map;
    3: required Types.TNetworkAddress broker_addr;
    4: optional map<string, string> broker_prop;
    5: optional Types.TStorageBackendType storage_backend = Types.TStorageBackendType.BROKER;
    6: optional string location;
    7: optional list<TRemoteTabletSnapshot> remote_tablet_snapshots;
    8: optional string vault_id;
}

struct TMoveDirReq {
    1: required i64 tablet_id;
    2: required i32 schema_hash;
    3: required string src;
    4: required i64 job_id;
    5: required bool overwrite;
}

struct TPartitionVersionInfo {
    1: required i64 partition_id;
    2: required i64 version;
    3: required i64 version_hash;
}

struct TPublishVersionRequest {
    1: required i64 transaction_id;
    2: required list<TPartitionVersionInfo> partition_version_infos;
    3: optional bool strict_mode = false;
    4: optional set<i64> base_tablet_ids;
}

struct TCloneReq {
    1: required i64 tablet_id;
    2: required i32 schema_hash;
    3: required list<Types.TBackend> src_backends;
    4: optional Types.TStorageMedium storage_medium;
    5: optional i64 version;
    6: optional i64 committed_version_hash;
    7: optional i32 task_version;
    8: optional i64 src_path_hash;
    9: optional i64 dest_path_hash;
    10: optional i32 timeout_s;
    11: optional i64 replica_id = 0;
    12: optional i64 partition_id;
    13: optional i64 table_id = -1;
}

struct TDropTabletReq {
    1: required i64 tablet_id;
    2: optional i32 schema_hash;
    3: optional i64 replica_id = 0;
    4: optional bool is_drop_table_or_partition = false;
}

struct TTabletGcBinlogInfo {
    1: optional i64 tablet_id;
    2: optional i64 version;
}

struct TGcBinlogReq {
    1: optional list<TTabletGcBinlogInfo> tablet_gc_binlog_infos;
}

struct TAgentResult {
    1: required Status.TStatus status;
    2: optional string snapshot_path;
    3: optional bool allow_incremental_clone;
    4: optional i32 snapshot_version = 1;
}

struct TTabletSchema {
    1: required i16 short_key_column_count;
    2: required i32 schema_hash;
    3: required Types.TKeysType keys_type;
    4: required Types.TStorageType storage_type;
    5: required list<Descriptors.TColumn> columns;
    6: optional double bloom_filter_fpp;
    7: optional list<Descriptors.TOlapTableIndex> indexes;
    8: optional bool is_in_memory;
    9: optional i32 delete_sign_idx = -1;
    10: optional i32 sequence_col_idx = -1;
    11: optional Types.TSortType sort_type;
    12: optional i32 sort_col_num;
    13: optional bool disable_auto_compaction;
    14: optional i32 version_col_idx = -1;
    15: optional bool is_dynamic_schema = false;
    16: optional bool store_row_column = false;
    17: optional bool enable_single_replica_compaction = false;
    18: optional bool skip_write_index_on_load = false;
    19: optional list<i32> cluster_key_uids;
    20: optional list<i32> row_store_col_cids;
    21: optional i64 row_store_page_size = 16384;
    22: optional bool variant_enable_flatten_nested = false;
    23: optional i64 storage_page_size = 65536;
    24: optional i64 storage_dict_page_size = 262144;
}

struct TBinlogConfig {
    1: optional bool enable;
    2: optional i64 ttl_seconds;
    3: optional i64 max_bytes;
    4: optional i64 max_history_nums;
}

struct TCreateTabletReq {
    1: required i64 tablet_id;
    2: required TTabletSchema tablet_schema;
    3: optional i64 version;
    4: optional i64 version_hash;
    5: optional Types.TStorageMedium storage_medium;
    6: optional bool in_restore_mode;
    7: optional i64 base_tablet_id;
    8: optional i32 base_schema_hash;
    9: optional i64 table_id;
    10: optional i64 partition_id;
    11: optional i64 allocation_term;
    12: optional bool is_eco_mode;
    13: optional TStorageFormat storage_format;
    14: optional TTabletType tablet_type;
    16: optional TCompressionType compression_type = TCompressionType.LZ4F;
    17: optional i64 replica_id = 0;
    19: optional bool enable_unique_key_merge_on_write = false;
    20: optional i64 storage_policy_id;
    21: optional TBinlogConfig binlog_config;
    22: optional string compaction_policy = "size_based";
    23: optional i64 time_series_compaction_goal_size_mbytes = 1024;
    24: optional i64 time_series_compaction_file_count_threshold = 2000;
    25: optional i64 time_series_compaction_time_threshold_seconds = 3600;
    26: optional i64 time_series_compaction_empty_rowsets_threshold = 5;
    27: optional i64 time_series_compaction_level_threshold = 1;
    28: optional TInvertedIndexStorageFormat inverted_index_storage_format = TInvertedIndexStorageFormat.DEFAULT;
    29: optional Types.TInvertedIndexFileStorageFormat inverted_index_file_storage_format = Types.TInvertedIndexFileStorageFormat.V2;
    30: optional TEncryptionAlgorithm tde_algorithm;
    1000: optional bool is_in_memory = false;
    1001: optional bool is_persistent = false;
}

struct TClearTransactionTaskRequest {
    1: required i64 transaction_id;
    2: required list<i64> partition_id;
}

struct TAlterTabletReqV2 {
    1: required i64 base_tablet_id;
    2: required i64 new_tablet_id;
    3: required i32 base_schema_hash;
    4: required i32 new_schema_hash;
    5: optional i64 alter_version;
    6: optional i64 alter_version_hash;
    8: optional TAlterTabletType alter_tablet_type = TAlterTabletType.SCHEMA_CHANGE;
    10: optional list<Descriptors.TColumn> columns;
    11: optional i32 be_exec_version = 0;
    1000: optional i64 job_id;
    1001: optional i64 expiration;
    1002: optional string storage_vault_id;
}

struct TTabletMetaInfo {
    1: optional i64 tablet_id;
    2: optional i32 schema_hash;
    3: optional i64 partition_id;
    5: optional bool is_in_memory;
    7: optional i64 storage_policy_id;
    8: optional i64 replica_id;
    9: optional TBinlogConfig binlog_config;
    10: optional string compaction_policy;
    11: optional i64 time_series_compaction_goal_size_mbytes;
    12: optional i64 time_series_compaction_file_count_threshold;
    13: optional i64 time_series_compaction_time_threshold_seconds;
    14: optional bool enable_single_replica_compaction;
    15: optional bool skip_write_index_on_load;
    16: optional bool disable_auto_compaction;
    17: optional i64 time_series_compaction_empty_rowsets_threshold;
    18: optional i64 time_series_compaction_level_threshold;
}

struct TUpdateTabletMetaInfoReq {
    1: optional list<TTabletMetaInfo> tabletMetaInfos;
}

struct TAlterInvertedIndexReq {
    1: required i64 tablet_id;
    2: required i32 schema_hash;
    3: optional i64 alter_version;
    4: optional TAlterTabletType alter_tablet_type = TAlterTabletType.SCHEMA_CHANGE;
    5: optional bool is_drop_op = false;
    6: optional list<Descriptors.TOlapTableIndex> alter_inverted_indexes;
    7: optional list<Descriptors.TOlapTableIndex> indexes_desc;
    8: optional list<Descriptors.TColumn> columns;
    9: optional i64 job_id;
    10: optional i64 expiration;
    11: optional i32 schema_version;
}

struct TCleanTrashReq {
    1: optional string function_signature;
}

struct TVisibleVersionReq {
    1: optional map<i64, i64> partition_version;
}

struct TAgentTaskRequest {
    1: required TAgentServiceVersion protocol_version;
    2: required Types.TTaskType task_type;
    3: required i64 signature;
    4: optional Types.TPriority priority;
    5: optional TCreateTabletReq create_tablet_req;
    6: optional TDropTabletReq drop_tablet_req;
    8: optional TCloneReq clone_req;
    11: optional Types.TResourceInfo resource_info;
    14: optional TUploadReq upload_req;
    15: optional TDownloadReq download_req;
    16: optional TSnapshotRequest snapshot_req;
    17: optional TReleaseSnapshotRequest release_snapshot_req;
    19: optional TPublishVersionRequest publish_version_req;
    21: optional TClearTransactionTaskRequest clear_transaction_task_req;
    22: optional TMoveDirReq move_dir_req;
    24: optional TAlterTabletReqV2 alter_tablet_req_v2;
    25: optional i64 recv_time;
    26: optional TUpdateTabletMetaInfoReq update_tablet_meta_info_req;
    32: optional TAlterInvertedIndexReq alter_inverted_index_req;
    33: optional TGcBinlogReq gc_binlog_req;
    34: optional TCleanTrashReq clean_trash_req;
    35: optional TVisibleVersionReq visible_version_req;
}

enum TObjStorageType {
    UNKNOWN = 0,
    AWS = 1,
    AZURE = 2,
    BOS = 3,
    COS = 4,
    OBS = 5,
    OSS = 6,
    GCP = 7
}

struct TS3StorageParam {
    1: optional string endpoint;
    2: optional string region;
    3: optional string ak;
    4: optional string sk;
    5: optional i32 max_conn = 50;
    6: optional i32 request_timeout_ms = 3000;
    7: optional i32 conn_timeout_ms = 1000;
    8: optional string root_path;
    9: optional string bucket;
    10: optional bool use_path_style = false;
    11: optional string token;
    12: optional TObjStorageType provider;
    // An enumeration of which only the number is passed on.
    13: optional i32 cred_provider_type;
    14: optional string role_arn;
    15: optional string external_id;
}

struct THdfsConf {
    1: required string key;
    2: required string value;
}

struct THdfsParams {
    1: optional string fs_name;
    2: optional string user;
    3: optional string hdfs_kerberos_principal;
    4: optional string hdfs_kerberos_keytab;
    5: optional list<THdfsConf> hdfs_conf;
    6: optional string root_path;
}

struct TStoragePolicy {
    1: optional i64 id;
    2: optional string name;
    3: optional i64 version;
    4: optional i64 cooldown_datetime;
    5: optional i64 cooldown_ttl;
    6: optional i64 resource_id;
}

struct TStorageResource {
    1: optional i64 id;
    2: optional string name;
    3: optional i64 version;
    4: optional TS3StorageParam s3_storage_param;
    5: optional THdfsParams hdfs_storage_param;
}

struct TIndexPolicy {
    1: optional i64 id;
    2: optional string name;
    // An enumeration of which only the number is passed on.
    3: optional i32 type;
    4: optional map<string, string> properties;
}

struct TCalcDeleteBitmapPartitionInfo {
    1: required i64 partition_id;
    2: required i64 version;
    3: required list<i64> tablet_ids;
    4: optional list<i64> base_compaction_cnts;
    5: optional list<i64> cumulative_compaction_cnts;
    6: optional list<i64> cumulative_points;
    7: optional list<i64> sub_txn_ids;
    8: optional list<i64> tablet_states;
}
