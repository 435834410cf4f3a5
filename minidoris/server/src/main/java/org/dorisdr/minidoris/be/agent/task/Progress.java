package org.dorisdr.minidoris.be.agent.task;

import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.be.agent.TaskException;
import org.dorisdr.minidoris.be.snapshot.TransferProgress;
import org.dorisdr.thrift.TSnapshotLoaderReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/**
 * Tells the master how far a transfer is, once in a few files, and hears whether its job still
 * exists. Thread safe.
 */
final class Progress implements TransferProgress {
  private static final int FILES_PER_REPORT = 10;

  private final FrontendLink frontend;
  private final long jobId;
  private final long taskId;
  private final TTaskType type;
  private final int total;
  private int files;
  private int done;

  Progress(FrontendLink frontend, long jobId, long taskId, TTaskType type, int total) {
    this.frontend = frontend;
    this.jobId = jobId;
    this.taskId = taskId;
    this.type = type;
    this.total = total;
  }

  @Override
  public synchronized void fileDone() throws TaskException {
    if (++files % FILES_PER_REPORT == 1) {
      report();
    }
  }

  synchronized void tabletDone() {
    done++;
  }

  private void report() throws TaskException {
    TSnapshotLoaderReportRequest request = new TSnapshotLoaderReportRequest(jobId, taskId, type);
    request.setFinishedNum(done);
    request.setTotalNum(total);
    TStatus status;
    try {
      status = frontend.call(client -> client.snapshotLoaderReport(request));
    } catch (TException e) {
      // A master that cannot be asked has not cancelled anything.
      return;
    }
    if (status.getStatusCode() == TStatusCode.CANCELLED) {
      throw new TaskException(TStatusCode.CANCELLED, "job " + jobId + " is cancelled");
    }
  }
}
