// Calls that a backend serves on be_port. Part of the wire contract of Apache Doris: ids, names and types are fixed.

namespace java org.dorisdr.thrift

include "AgentService.thrift"
include "Status.thrift"
include "Types.thrift"

enum TIngestBinlogStatus {
    ANALYSIS_ERROR = 0,
    UNKNOWN = 1,
    NOT_FOUND = 2,
    OK = 3,
    FAILED = 4,
    DOING = 5
}

struct TIngestBinlogRequest {
    1: optional i64 txn_id;
    2: optional i64 remote_tablet_id;
    3: optional i64 binlog_version;
    4: optional string remote_host;
    5: optional string remote_port;
    6: optional i64 partition_id;
    7: optional i64 local_tablet_id;
    8: optional Types.TUniqueId load_id;
}

struct TIngestBinlogResult {
    1: optional Status.TStatus status;
    2: optional bool is_async;
}

struct TQueryIngestBinlogRequest {
    1: optional i64 txn_id;
    2: optional i64 partition_id;
    3: optional i64 tablet_id;
    4: optional Types.TUniqueId load_id;
}

struct TQueryIngestBinlogResult {
    1: optional TIngestBinlogStatus status;
    2: optional string err_msg;
}

struct TDiskTrashInfo {
    1: required string root_path;
    2: required string state;
    3: required i64 trash_used_capacity;
}

service BackendService {
    AgentService.TAgentResult submit_tasks(1: list<AgentService.TAgentTaskRequest> tasks);
    AgentService.TAgentResult make_snapshot(1: AgentService.TSnapshotRequest snapshot_request);
    AgentService.TAgentResult release_snapshot(1: string snapshot_path);
    i64 get_trash_used_capacity();
    list<TDiskTrashInfo> get_disk_trash_used_capacity();
    TIngestBinlogResult ingest_binlog(1: TIngestBinlogRequest ingest_binlog_request);
    TQueryIngestBinlogResult query_ingest_binlog(1: TQueryIngestBinlogRequest query_ingest_binlog_request);
}
