package org.dorisdr.minidoris.be.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.ingest.IngestBinlog;
import org.dorisdr.minidoris.be.snapshot.SnapshotMaker;
import org.dorisdr.minidoris.be.storage.Snapshots;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.TAgentResult;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TDiskTrashInfo;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** Serves Doris's {@code BackendService}. Thread safe. */
public final class BackendHandler implements BackendService.Iface {
  private final TaskPools tasks;
  private final StorageEngine storage;
  private final SnapshotMaker snapshots;
  private final IngestBinlog ingest;

  public BackendHandler(
      TaskPools tasks, StorageEngine storage, SnapshotMaker snapshots, IngestBinlog ingest) {
    this.tasks = tasks;
    this.storage = storage;
    this.snapshots = snapshots;
    this.ingest = ingest;
  }

  @Override
  public TAgentResult submitTasks(List<TAgentTaskRequest> requests) {
    List<String> errors = new ArrayList<>();
    for (TAgentTaskRequest request : requests) {
      TStatus status = tasks.submit(request);
      if (status.getStatusCode() != TStatusCode.OK) {
        errors.addAll(status.getErrorMsgs());
      }
    }
    return new TAgentResult(
        errors.isEmpty()
            ? Statuses.ok()
            : Statuses.of(TStatusCode.ANALYSIS_ERROR, String.join("; ", errors)));
  }

  @Override
  public TAgentResult makeSnapshot(TSnapshotRequest request) {
    try {
      Snapshots.Snapshot snapshot = snapshots.make(request);
      TAgentResult result = new TAgentResult(Statuses.ok());
      result.setSnapshotPath(snapshot.path().toString());
      result.setSnapshotVersion(request.getPreferredSnapshotVersion());
      result.setAllowIncrementalClone(false);
      return result;
    } catch (Exception e) {
      return new TAgentResult(Failures.status(e));
    }
  }

  @Override
  public TAgentResult releaseSnapshot(String path) {
    try {
      storage.snapshots().release(Path.of(path));
      return new TAgentResult(Statuses.ok());
    } catch (Exception e) {
      return new TAgentResult(Failures.status(e));
    }
  }

  @Override
  public long getTrashUsedCapacity() throws TException {
    try {
      return storage.trash().bytes();
    } catch (IOException | UncheckedIOException e) {
      throw new TApplicationException(TApplicationException.INTERNAL_ERROR, e.toString());
    }
  }

  @Override
  public List<TDiskTrashInfo> getDiskTrashUsedCapacity() throws TException {
    String state = Files.isWritable(storage.root()) ? "ONLINE" : "OFFLINE";
    return List.of(new TDiskTrashInfo(storage.root().toString(), state, getTrashUsedCapacity()));
  }

  @Override
  public TIngestBinlogResult ingestBinlog(TIngestBinlogRequest request) {
    return ingest.run(request);
  }

  @Override
  public TQueryIngestBinlogResult queryIngestBinlog(TQueryIngestBinlogRequest request) {
    return ingest.query(request);
  }
}
