package org.dorisdr.minidoris.fe.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the thrift calls by which snapshots leave this cluster and come into it. */
final class SnapshotCalls {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotCalls.class);

  private final BackupManager manager;
  private final BackupContext context;

  SnapshotCalls(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) {
    TGetSnapshotResult result = new TGetSnapshotResult();
    if (request.getSnapshotType() != TSnapshotType.LOCAL) {
      return result.setStatus(status(TStatusCode.ANALYSIS_ERROR, "snapshot_type is not LOCAL"));
    }
    String label = request.getLabelName();
    Optional<BackupJob> found = context.read(() -> context.state().localSnapshot(label));
    if (found.isEmpty()) {
      return result.setStatus(
          status(TStatusCode.SNAPSHOT_NOT_EXIST, "snapshot " + label + " not exist"));
    }
    BackupJob job = found.get();
    if (context.now() >= job.expireTime()) {
      return result.setStatus(
          status(TStatusCode.SNAPSHOT_EXPIRED, "snapshot " + label + " is expired"));
    }
    boolean compress = request.isEnableCompress();
    result.setMeta(compress ? gzip(job.metaFile) : job.metaFile);
    result.setJobInfo(compress ? gzip(job.infoFile) : job.infoFile);
    result.setCompressed(compress);
    result.setExpiredAt(job.expireTime());
    result.setCommitSeq(job.commitSeq);
    return result.setStatus(new TStatus(TStatusCode.OK));
  }

  TRestoreSnapshotResult restoreSnapshot(TRestoreSnapshotRequest request) {
    try {
      byte[] meta = request.getMeta();
      byte[] info = request.getJobInfo();
      if (request.isCompressed()) {
        meta = gunzip(meta);
        info = gunzip(info);
      }
      new RestoreSubmit(manager, context).submit(request, meta, info);
      return new TRestoreSnapshotResult().setStatus(new TStatus(TStatusCode.OK));
    } catch (StatementError e) {
      return new TRestoreSnapshotResult()
          .setStatus(status(TStatusCode.ANALYSIS_ERROR, e.getMessage()));
    } catch (BackupException e) {
      return new TRestoreSnapshotResult()
          .setStatus(status(TStatusCode.INTERNAL_ERROR, e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("restoreSnapshot {} failed", request.getLabelName(), e);
      return new TRestoreSnapshotResult()
          .setStatus(status(TStatusCode.INTERNAL_ERROR, e.toString()));
    }
  }

  private static TStatus status(TStatusCode code, String message) {
    TStatus status = new TStatus(code);
    status.addToErrorMsgs(message);
    return status;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gunzip(byte[] bytes) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new BackupException("meta or job info cannot be decompressed: " + e.getMessage());
    }
  }
}
