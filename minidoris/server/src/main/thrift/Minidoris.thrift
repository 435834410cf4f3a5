// What a mini FE and a mini BE say to each other beyond Doris's own protocols: running SQL.
// Doris ships plan fragments over brpc here; nothing outside minidoris speaks this.

namespace java org.dorisdr.minidoris.thrift

// A column as a scan or a write sees it. Data files name their columns by unique id, so a rename needs no rewrite.
struct TMiniColumn {
    1: required string name;
    2: required i32 unique_id;
    // Doris type as SHOW CREATE TABLE prints it, e.g. "decimal(10,2)", "datetime(3)", "array<int>".
    3: required string type;
    4: required bool is_key;
    5: required bool is_nullable;
    // NONE, SUM, MIN, MAX, REPLACE, REPLACE_IF_NOT_NULL; empty on keys.
    6: optional string aggregation;
    // Text form; absent = NULL. Stands in for rowsets written before the column was added.
    7: optional string default_value;
    8: optional bool is_visible = true;
    // Of a write: tells the tablet of a row, and is not stored, as a rollup lacks the column.
    9: optional bool is_routing = false;
}

// Where one replica of a tablet is. Files of other backends are fetched over http once and kept: rowsets never change.
struct TMiniReplica {
    1: required i64 backend_id;
    2: required string host;
    3: required i32 http_port;
    4: required i32 be_port;
}

struct TMiniScanTablet {
    1: required i64 tablet_id;
    2: required i32 schema_hash;
    // Rows of versions 2..version are visible.
    3: required i64 version;
    4: required list<TMiniReplica> replicas;
    // Set if rows of one key may lie in several partitions, which are not merged with each other.
    5: optional i64 partition_id = 0;
}

// One table of a query: the statement refers to it as a view called `alias`.
struct TMiniScanTable {
    1: required string alias;
    // DUP_KEYS, UNIQUE_KEYS, AGG_KEYS
    2: required string keys_type;
    3: required list<TMiniColumn> columns;
    4: required list<TMiniScanTablet> tablets;
    5: optional i32 sequence_unique_id = -1;
    6: optional i32 delete_sign_unique_id = -1;
    // Without merging rows of equal keys: what a checker of stored rows wants.
    7: optional bool raw = false;
    // Rows of equal keys apart, those that the others replaced among them.
    8: optional bool unmerged = false;
    // With the rows that only say that their key is deleted.
    9: optional bool keep_deleted = false;
    // With the rows that a condition deleted.
    10: optional bool ignore_predicates = false;
    // DuckDB expression over the columns' names: the partition that a row belongs to. Rows that lie elsewhere are left out.
    11: optional string home;
}

struct TMiniWriteTablet {
    1: required i64 tablet_id;
    2: required i32 schema_hash;
    3: required list<TMiniReplica> replicas;
}

struct TMiniWritePartition {
    1: required i64 partition_id;
    // DuckDB predicate over the target's column names; absent = every row.
    2: optional string predicate;
    // In bucket order.
    3: required list<TMiniWriteTablet> tablets;
}

// What a load has been given of rows that it updates. Rows that others change before it is published are merged with those then.
struct TMiniPartial {
    // Version by partition that the table's rows were read at.
    1: required map<i64, i64> versions;
    // Unique ids of the columns beside the key; of flexible loads those that a row may have: the column `__lacking` says which it has not.
    2: required list<i32> given;
    // DuckDB expressions by unique id: what a row has in a column that neither it nor the table's row has a value for.
    3: required map<i32, string> defaults;
    4: optional bool flexible = false;
    // Column that the hidden sequence follows; -1 if none.
    5: optional i32 mapped = -1;
}

// Where the rows of a statement go. The columns of the statement are those of `columns`, in order.
struct TMiniWrite {
    1: required i64 txn_id;
    2: required i64 table_id;
    3: required string keys_type;
    4: required list<TMiniColumn> columns;
    // Names; empty = random distribution.
    5: required list<string> distribution_columns;
    6: required list<TMiniWritePartition> partitions;
    7: optional i32 sequence_unique_id = -1;
    // Set: no rows are written but a rowset that hides the older rows that match (DELETE on DUPLICATE and AGGREGATE tables).
    8: optional string delete_predicate;
    9: optional i64 timeout_seconds;
    // AUTO PARTITION: DuckDB expressions over the target's column names that tell the partition which a row needs.
    10: optional list<string> partition_keys;
    // The last column of the statement, `__problem`, says what is wrong with a row: unset = nothing; empty = it was not selected; else a reason, U+0001, the row in the source. Such rows, and those that the table does not take, are left out and counted.
    11: optional bool filtering = false;
    // Set if the rows were given some columns only.
    12: optional TMiniPartial partial;
    // Also of a write that is filtering, a row that no partition takes ends it.
    13: optional bool housed = false;
}

struct TMiniValue {
    // Unset = NULL. Text as the MySQL text protocol of Doris shows it.
    1: optional string text;
}

struct TMiniRow {
    1: required list<TMiniValue> values;
}

// Files of an object store, as one table `alias` of a statement. Its columns are f0, f1, … of type VARCHAR; of Parquet files, their own.
struct TMiniFileTable {
    1: required string alias;
    // Format, separators and so on, under the keys of Doris's table functions; the frontend has checked them.
    2: required map<string, string> format;
    // How to reach the store, under Doris's keys.
    3: required map<string, string> storage;
    4: required list<string> locations;
    // Names in order; by them JSON is read.
    5: required list<string> columns;
}

struct TMiniExecRequest {
    // One DuckDB statement that yields rows.
    1: required string sql;
    2: required list<TMiniScanTable> tables;
    3: optional TMiniWrite write;
    4: optional i64 timeout_seconds;
    5: optional i32 batch_rows = 4096;
    // Identifies the statement for cancel().
    6: optional string query_id;
    // Literal rows of INSERT … VALUES, in text form; the statement reads them as table `__rows` with columns v0, v1, … of type VARCHAR.
    7: optional list<TMiniRow> rows;
    8: optional list<TMiniFileTable> files;
    // Doris types of the columns of the answer where the engine's tell less; empty = not known.
    9: optional list<string> result_types;
}

struct TMiniResultColumn {
    1: required string name;
    // Doris type name.
    2: required string type;
}

struct TMiniTabletRows {
    1: required i64 tablet_id;
    2: required i64 backend_id;
    3: required i64 rows;
}

struct TMiniExecResult {
    // A TStatusCode of Doris.
    1: required i32 status_code;
    2: optional string error;
    3: optional list<TMiniResultColumn> columns;
    4: optional list<TMiniRow> rows;
    // Set while more rows can be fetched.
    5: optional i64 cursor;
    // Of a write: what commitTxn needs.
    6: optional list<TMiniTabletRows> written;
    7: optional i64 rows_written;
    // Nothing was written, since these partitions are missing: a row each, with the values of partition_keys.
    8: optional list<TMiniRow> missing_partitions;
    // Of a write that is filtering: rows left out for a problem, and for not being selected; the first problems, in the form of `__problem`.
    9: optional i64 rows_filtered;
    10: optional i64 rows_unselected;
    11: optional list<string> problems;
}

struct TMiniRowsets {
    1: required i32 status_code;
    2: optional string error;
    // Absolute path on the backend that answers; files are served by /api/_tablet/_download.
    3: optional string directory;
    // JSON descriptions, in order of version.
    4: optional list<string> rowsets;
}

// Served on be_port beside BackendService.
service MiniBackendService {
    TMiniExecResult exec(1: TMiniExecRequest request);
    TMiniExecResult fetch(1: i64 cursor);
    void closeCursor(1: i64 cursor);
    void cancel(1: string query_id);
    // Takes over a rowset that another backend has written: pulls its description and files from `directory` there, prepares and commits the transaction here.
    TMiniExecResult cloneRowset(1: TMiniReplica source, 2: string directory, 3: string rowset);
    // What another backend needs to read a tablet: the rowsets of versions 0..version.
    TMiniRowsets rowsets(1: i64 tablet_id, 2: i64 version);
    // What columns the first of the files has.
    TMiniExecResult fileColumns(1: TMiniFileTable files);
}

// A file that a backend wants to load.
struct TMiniLoadRequest {
    1: required i64 txn_id;
    2: required string db;
    3: required string table;
    // Header `columns` as it came: names of the file's columns in order, and columns worked out of them; empty = the visible columns of the table. A name that the table lacks is there for expressions only.
    4: required string columns;
    // Secret of the cluster.
    5: required string token;
    // A value that does not fit its column is a problem of the row, not NULL.
    6: optional bool strict_mode = false;
    // APPEND, DELETE (the rows are keys to delete) or MERGE (those that meet the condition are).
    7: optional string merge_type = "APPEND";
    8: optional string delete_condition;
    // Over the columns of the table.
    9: optional string where_condition;
    // Empty = all.
    10: optional list<string> partitions;
    11: optional bool temporary = false;
    // Column of the file or of `columns` whose value the hidden sequence column takes.
    12: optional string sequence_column;
    // UPSERT, UPDATE_FIXED_COLUMNS (columns that the file lacks keep their values) or UPDATE_FLEXIBLE_COLUMNS (each row says which it has: the last column of the file, __DORIS_SKIP_BITMAP_COL__, has the places of the others, as in ",1,4,").
    13: optional string update_mode = "UPSERT";
    // Rows whose keys are not there fail a load that updates columns.
    14: optional bool refuses_new_keys = false;
    // Name or offset, as the client gave it; missing = that of the frontend's machine.
    15: optional string time_zone;
}

struct TMiniLoadPlan {
    1: required i32 status_code;
    2: optional string error;
    // One an index, base index first. They read the file as table `__stream_load_file__` with columns f0, f1, … of type VARCHAR.
    3: optional list<TMiniExecRequest> requests;
    // Columns of the file in order.
    4: optional list<string> columns;
    // What a row of JSON that lacks one of them has in it: the default of the table's column.
    5: optional list<TMiniValue> defaults;
}

// Served on rpc_port beside FrontendService: what a backend asks for while it takes a stream load.
service MiniFrontendService {
    TMiniLoadPlan streamLoadPlan(1: TMiniLoadRequest request);
    // Makes the partitions that the rows of a load need, and plans it anew.
    TMiniLoadPlan streamLoadPartitions(1: TMiniLoadRequest request, 2: list<TMiniRow> missing);
}

// A frontend that wants to be one of the group, or that is and starts.
struct TMiniJoinRequest {
    // As in ALTER SYSTEM ADD FOLLOWER.
    1: required string host;
    2: required i32 edit_log_port;
    3: required i32 query_port;
    4: required i32 rpc_port;
    5: required i32 http_port;
}

struct TMiniJoinAnswer {
    // A TStatusCode of Doris; NOT_FOUND = nobody has added that frontend.
    1: required i32 status_code;
    2: optional string error;
    3: optional i32 cluster_id;
    // Secret of the cluster.
    4: optional string token;
    5: optional string node_name;
    6: optional bool observer;
    // Newest record of the master: with it a frontend that starts has caught up.
    7: optional i64 journal_id;
}

struct TMiniImagePart {
    1: required i32 status_code;
    2: optional string error;
    // Journal id that the image stands for; 0 = there is none.
    3: optional i64 journal_id;
    4: optional binary bytes;
    5: optional bool last;
}

// Served on rpc_port beside FrontendService: what frontends of a group ask each other.
service MiniGroupService {
    // Answered by the master only.
    TMiniJoinAnswer join(1: TMiniJoinRequest request);
    // Bytes of an image from an offset on; journal_id 0 = the newest.
    TMiniImagePart image(1: string token, 2: i64 journal_id, 3: i64 offset);
    // Records after this journal id are still needed here. Negative = refused.
    i64 neededFrom(1: string token);
}
