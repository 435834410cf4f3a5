package org.dorisdr.minidoris.be.agent.task;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.be.snapshot.Lanes;
import org.dorisdr.minidoris.be.snapshot.PeerDownload;
import org.dorisdr.minidoris.be.snapshot.RepositoryDownload;
import org.dorisdr.minidoris.be.snapshot.RepositoryUpload;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStores;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TDownloadReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUploadReq;

/**
 * Tasks that carry snapshots to a repository, from a repository, and from other backends. Thread
 * safe.
 */
public final class TransferTasks {
  private final FrontendLink frontend;
  private final RepositoryUpload upload;
  private final RepositoryDownload download;
  private final PeerDownload peerDownload;

  public TransferTasks(
      FrontendLink frontend,
      RepositoryUpload upload,
      RepositoryDownload download,
      PeerDownload peerDownload) {
    this.frontend = frontend;
    this.upload = upload;
    this.download = download;
    this.peerDownload = peerDownload;
  }

  /** UPLOAD. */
  public void upload(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    TUploadReq request = task.getUploadReq();
    Map<Long, List<String>> files = new ConcurrentHashMap<>();
    Progress progress =
        new Progress(
            frontend,
            request.getJobId(),
            task.getSignature(),
            TTaskType.UPLOAD,
            request.getSrcDestMapSize());
    try (RemoteStore store =
        RemoteStores.open(
            request.getStorageBackend().name(), properties(request.getBrokerProp()))) {
      Lanes.each(
          request.getSrcDestMap().entrySet(),
          entry -> {
            RepositoryUpload.Result done =
                upload.run(store, entry.getKey(), entry.getValue(), progress);
            files.put(done.tabletId(), done.files());
            progress.tabletDone();
          });
    }
    result.setTabletFiles(files);
  }

  /** DOWNLOAD. */
  public void download(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    TDownloadReq request = task.getDownloadReq();
    result.setDownloadedTabletIds(
        request.isSetRemoteTabletSnapshots()
            ? fromPeers(task, request)
            : fromRepository(task, request));
  }

  private List<Long> fromRepository(TAgentTaskRequest task, TDownloadReq request) throws Exception {
    Queue<Long> done = new ConcurrentLinkedQueue<>();
    Progress progress =
        new Progress(
            frontend,
            request.getJobId(),
            task.getSignature(),
            TTaskType.DOWNLOAD,
            request.getSrcDestMapSize());
    try (RemoteStore store =
        RemoteStores.open(
            request.getStorageBackend().name(), properties(request.getBrokerProp()))) {
      Lanes.each(
          request.getSrcDestMap().entrySet(),
          entry -> {
            done.add(download.run(store, entry.getKey(), entry.getValue(), progress));
            progress.tabletDone();
          });
    }
    return List.copyOf(done);
  }

  private List<Long> fromPeers(TAgentTaskRequest task, TDownloadReq request) throws Exception {
    Queue<Long> done = new ConcurrentLinkedQueue<>();
    Progress progress =
        new Progress(
            frontend,
            request.getJobId(),
            task.getSignature(),
            TTaskType.DOWNLOAD,
            request.getRemoteTabletSnapshotsSize());
    Lanes.each(
        request.getRemoteTabletSnapshots(),
        snapshot -> {
          peerDownload.run(snapshot, progress);
          done.add(snapshot.getLocalTabletId());
          progress.tabletDone();
        });
    return List.copyOf(done);
  }

  private static Map<String, String> properties(Map<String, String> sent) {
    return sent == null ? Map.of() : sent;
  }
}
