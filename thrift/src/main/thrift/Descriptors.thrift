// Columns of a tablet schema. Part of the wire contract of Apache Doris: ids, names and types are fixed.

namespace java org.dorisdr.thrift

include "Types.thrift"

enum TIndexType {
    BITMAP = 0,
    INVERTED = 1,
    BLOOMFILTER = 2,
    NGRAM_BF = 3,
    ANN = 4
}

enum TPatternType {
    MATCH_NAME = 1,
    MATCH_NAME_GLOB = 2
}

struct TColumn {
    1: required string column_name;
    2: required Types.TColumnType column_type;
    3: optional Types.TAggregationType aggregation_type;
    4: optional bool is_key;
    5: optional bool is_allow_null;
    6: optional string default_value;
    7: optional bool is_bloom_filter_column;
    9: optional bool visible = true;
    10: optional list<TColumn> children_column;
    11: optional i32 col_unique_id = -1;
    12: optional bool has_bitmap_index = false;
    13: optional bool has_ngram_bf_index = false;
    14: optional i32 gram_size;
    15: optional i32 gram_bf_size;
    16: optional string aggregation;
    17: optional bool result_is_nullable;
    18: optional bool is_auto_increment = false;
    19: optional i32 cluster_key_id = -1;
    20: optional i32 be_exec_version = -1;
    21: optional TPatternType pattern_type;
    22: optional bool variant_enable_typed_paths_to_sparse = false;
    23: optional bool is_on_update_current_timestamp = false;
    24: optional i32 variant_max_sparse_column_statistics_size = 10000;
    25: optional i32 variant_sparse_hash_shard_count;
}

struct TOlapTableIndex {
    1: optional string index_name;
    2: optional list<string> columns;
    3: optional TIndexType index_type;
    4: optional string comment;
    5: optional i64 index_id;
    6: optional map<string, string> properties;
    7: optional list<i32> column_unique_ids;
}
