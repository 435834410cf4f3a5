package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStores;

/**
 * A place for backups outside the cluster. Immutable.
 *
 * @param location without trailing slash
 * @param type S3, HDFS or LOCAL
 * @param properties as given in CREATE REPOSITORY, with credentials
 * @param createTime ms since the epoch, adopted from the store if the repository was there
 */
public record Repository(
    long id,
    String name,
    boolean readOnly,
    String location,
    String type,
    Map<String, String> properties,
    long createTime) {
  /** Stands for the backends' own disks in BACKUP and RESTORE. */
  public static final String KEEP_ON_LOCAL = "__keep_on_local__";

  public static final long KEEP_ON_LOCAL_ID = -1;

  public Repository withProperties(Map<String, String> newProperties) {
    return new Repository(id, name, readOnly, location, type, newProperties, createTime);
  }

  public Repository withCreateTime(long newCreateTime) {
    return new Repository(id, name, readOnly, location, type, properties, newCreateTime);
  }

  /** Opens its store; the caller closes it. */
  public RemoteStore open() {
    return RemoteStores.open(type, properties);
  }

  @JsonIgnore
  String root() {
    return location + "/__palo_repository_" + name;
  }

  String infoPath() {
    return root() + "/__repo_info";
  }

  String snapshotPath(String label) {
    return root() + "/__ss_" + label;
  }

  /** Directory of one tablet of a snapshot; all ids are those of the source. */
  String tabletPath(
      String label, long dbId, long tableId, long partitionId, long indexId, long tabletId) {
    return snapshotPath(label)
        + "/__ss_content/__db_%d/__tbl_%d/__part_%d/__idx_%d/__%d"
            .formatted(dbId, tableId, partitionId, indexId, tabletId);
  }
}
