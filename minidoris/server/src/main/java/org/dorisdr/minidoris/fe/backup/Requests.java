package org.dorisdr.minidoris.fe.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.S3Keys;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TDownloadReq;
import org.dorisdr.thrift.TMoveDirReq;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TReleaseSnapshotRequest;
import org.dorisdr.thrift.TRemoteTabletSnapshot;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStorageBackendType;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUploadReq;

/** Agent tasks of backup and restore, filled as Doris fills them. Stateless. */
final class Requests {
  private static final int SNAPSHOT_VERSION_2 = 4;

  /** Properties of S3 under the names that backends know. */
  private static final Map<String, String> S3_NAMES = s3Names();

  private Requests() {}

  /**
   * @param version up to which; −1 = the newest
   * @param refTabletId tablet on the same backend whose files may be used again; −1 = none
   */
  static TAgentTaskRequest snapshot(
      long signature,
      long tabletId,
      int schemaHash,
      long version,
      long timeoutMillis,
      long refTabletId,
      boolean restore) {
    TSnapshotRequest snapshot = new TSnapshotRequest(tabletId, schemaHash);
    if (version > 0) {
      snapshot.setVersion(version);
    }
    snapshot.setTimeout(timeoutMillis / 1000);
    snapshot.setListFiles(true);
    snapshot.setPreferredSnapshotVersion(SNAPSHOT_VERSION_2);
    snapshot.setIsCopyTabletTask(restore);
    if (refTabletId > 0) {
      snapshot.setRefTabletId(refTabletId);
    }
    TAgentTaskRequest request = request(TTaskType.MAKE_SNAPSHOT, signature);
    request.setSnapshotReq(snapshot);
    return request;
  }

  static TAgentTaskRequest release(SnapshotInfo info) {
    TReleaseSnapshotRequest release = new TReleaseSnapshotRequest(info.path());
    release.setTabletId(info.tabletId());
    release.setIsJobCompleted(true);
    TAgentTaskRequest request = request(TTaskType.RELEASE_SNAPSHOT, info.tabletId());
    request.setReleaseSnapshotReq(release);
    return request;
  }

  /**
   * @param sources directories on the backend → directories in the repository
   */
  static TAgentTaskRequest upload(
      long signature, long jobId, Map<String, String> sources, Repository repository) {
    TUploadReq upload = new TUploadReq(jobId, sources, new TNetworkAddress("127.0.0.1", 0));
    upload.setBrokerProp(backendProperties(repository));
    upload.setStorageBackend(TStorageBackendType.valueOf(repository.type()));
    upload.setLocation(repository.location());
    TAgentTaskRequest request = request(TTaskType.UPLOAD, signature);
    request.setUploadReq(upload);
    return request;
  }

  /**
   * @param sources directories in the repository → directories on the backend
   */
  static TAgentTaskRequest download(
      long signature, long jobId, Map<String, String> sources, Repository repository) {
    TDownloadReq download = new TDownloadReq(jobId, sources, new TNetworkAddress("127.0.0.1", 0));
    download.setBrokerProp(backendProperties(repository));
    download.setStorageBackend(TStorageBackendType.valueOf(repository.type()));
    download.setLocation(repository.location());
    TAgentTaskRequest request = request(TTaskType.DOWNLOAD, signature);
    request.setDownloadReq(download);
    return request;
  }

  /** Download from backends of another cluster. */
  static TAgentTaskRequest download(
      long signature, long jobId, List<TRemoteTabletSnapshot> snapshots) {
    TDownloadReq download =
        new TDownloadReq(jobId, new LinkedHashMap<>(), new TNetworkAddress("", 0));
    download.setRemoteTabletSnapshots(snapshots);
    TAgentTaskRequest request = request(TTaskType.DOWNLOAD, signature);
    request.setDownloadReq(download);
    return request;
  }

  static TAgentTaskRequest move(long signature, long jobId, SnapshotInfo info) {
    TAgentTaskRequest request = request(TTaskType.MOVE, signature);
    request.setMoveDirReq(
        new TMoveDirReq(info.tabletId(), info.schemaHash(), info.tabletPath(), jobId, true));
    return request;
  }

  static Map<String, String> backendProperties(Repository repository) {
    Map<String, String> properties = new TreeMap<>();
    boolean s3 = repository.type().equals("S3");
    repository
        .properties()
        .forEach((key, value) -> properties.put(s3 ? S3_NAMES.getOrDefault(key, key) : key, value));
    return properties;
  }

  private static Map<String, String> s3Names() {
    Map<String, String> names = S3Keys.backendNames();
    for (String key : List.of("endpoint", "region", "access_key", "secret_key", "session_token")) {
      names.put(key, names.get("s3." + key));
    }
    names.put("s3.path-style-access", "use_path_style");
    return names;
  }

  private static TAgentTaskRequest request(TTaskType type, long signature) {
    return new TAgentTaskRequest(TAgentServiceVersion.V1, type, signature);
  }
}
