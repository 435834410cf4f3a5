package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobApply;

/** A schema change or rollup job, light ones too. Guarded by the catalog's lock. */
public final class AlterJob {
  public static final String SCHEMA_CHANGE = "SCHEMA_CHANGE";
  public static final String ROLLUP = "ROLLUP";

  /** {@link #SCHEMA_CHANGE} or {@link #ROLLUP}. */
  public String type;

  public long dbId;
  public long tableId;
  public String tableName;
  public long jobId;

  /** PENDING, WAITING_TXN, RUNNING, FINISHED or CANCELLED. */
  public String jobState;

  public String rawSql = "";
  public String msg = "";

  /** Ms since the epoch. */
  public long createTime;

  /** Ms since the epoch; -1 = not yet. */
  public long finishTime = -1;

  /** Loads before this transaction are not converted by the backends' double writes. */
  public long watershedTxnId = -1;

  public long timeoutSeconds = 2592000;

  /** Shadow index to the index that it replaces; of a rollup: the rollup to the base index. */
  public Map<Long, Long> indexes = new LinkedHashMap<>();

  /** Schemas of the new indexes, by id. */
  public Map<Long, IndexMeta> schemas = new LinkedHashMap<>();

  /** Partition to new index to tablets. */
  public Map<Long, Map<Long, List<Tablet>>> tablets = new LinkedHashMap<>();

  /** Properties of the table that change when the job is done; empty = removed. */
  public Map<String, String> properties = new LinkedHashMap<>();

  /** Of the table when the job is done; null = as before. */
  public List<SecondaryIndex> secondaryIndexes;

  /** A light change: done at once, has no indexes of its own. */
  public boolean light;

  /** Schema version and hash as SHOW ALTER TABLE COLUMN has them. */
  public String schemaVersion = "";

  /**
   * Entry of a light schema change in SHOW ALTER TABLE COLUMN.
   *
   * @param changed ids of the indexes that have other columns now
   */
  public static AlterJob lightColumnChange(
      long dbId, OlapTable table, Collection<Long> changed, long jobId, long time) {
    AlterJob job = new AlterJob();
    job.type = "SCHEMA_CHANGE";
    job.dbId = dbId;
    job.tableId = table.id;
    job.tableName = table.name;
    job.jobId = jobId;
    job.jobState = "FINISHED";
    job.createTime = time;
    job.finishTime = time;
    job.timeoutSeconds = 1;
    job.light = true;
    for (long id : changed) {
      IndexMeta meta = table.indexMetas.get(id);
      IndexMeta shown = new IndexMeta();
      shown.id = id;
      shown.name = meta.name;
      shown.schemaVersion = meta.schemaVersion;
      shown.schemaHash = meta.schemaHash;
      job.indexes.put(id, id);
      job.schemas.put(id, shown);
    }
    return job;
  }

  /** Whether it is neither finished nor cancelled. */
  @JsonIgnore
  public boolean isOpen() {
    return !jobState.equals("FINISHED") && !jobState.equals("CANCELLED");
  }

  /** Puts the state of this job into the catalog. */
  public void apply(Frontend frontend) {
    AlterJobApply.apply(frontend, this);
  }
}
