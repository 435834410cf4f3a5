package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a backup and a restore have in common. Once it is in the {@link BackupState}, a job is not
 * changed any more but replaced by a changed copy.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "clazz")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BackupJob.class, name = "BackupJob"),
  @JsonSubTypes.Type(value = RestoreJob.class, name = "RestoreJob")
})
abstract class Job {
  /** Names the job for ever, unlike {@link #jobId}. */
  public long key;

  public long repositoryId;

  /** −1 until the job has started. */
  public long jobId = -1;

  public String label;
  public long dbId;
  public String dbName;

  /** Ms since the epoch, like all times here; −1 = not yet. */
  public long createTime;

  public long finishedTime = -1;
  public long timeoutMillis;
  public JobStatus status = JobStatus.OK;

  @JsonIgnore
  abstract boolean isDone();

  @JsonIgnore
  abstract boolean isFinished();

  /** Name of the state, as SHOW prints it. */
  @JsonIgnore
  abstract String stateName();

  @JsonIgnore
  boolean isLocal() {
    return repositoryId == Repository.KEEP_ON_LOCAL_ID;
  }

  @JsonIgnore
  long expireTime() {
    return createTime + timeoutMillis;
  }

  void copyTo(Job copy) {
    copy.key = key;
    copy.repositoryId = repositoryId;
    copy.jobId = jobId;
    copy.label = label;
    copy.dbId = dbId;
    copy.dbName = dbName;
    copy.createTime = createTime;
    copy.finishedTime = finishedTime;
    copy.timeoutMillis = timeoutMillis;
    copy.status = status;
  }
}
