package org.dorisdr.minidoris.be.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.UploadRoute;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniLoadPlan;
import org.dorisdr.minidoris.thrift.TMiniTabletRows;
import org.dorisdr.thrift.TLoadTxnBeginResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletCommitInfo;

/**
 * {@code PUT /api/{db}/{table}/_stream_load}: one file becomes one transaction. The transaction is
 * begun before the file is read, so that a wrong password or a used label costs nothing. Thread
 * safe.
 */
public final class StreamLoad implements UploadRoute {
  /** Others may drop partitions while a load makes them; it does not go on for ever. */
  private static final int PARTITION_ROUNDS = 3;

  private final Path directory;
  private final FrontendLink frontend;
  private final MiniBackendService.Iface executor;

  public StreamLoad(Path directory, FrontendLink frontend, MiniBackendService.Iface executor) {
    this.directory = directory;
    this.frontend = frontend;
    this.executor = executor;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public Upload begin(HttpCall call) throws Exception {
    LoadSettings settings = LoadSettings.of(call);
    LoadTransaction transaction = new LoadTransaction(frontend, settings);
    LoadReport report = new LoadReport(settings.label());
    TLoadTxnBeginResult begun = transaction.begin();
    report.step("BeginTxnTimeMs");
    if (begun.getStatus().getStatusCode() != TStatusCode.OK) {
      return new Refused(refusal(report, begun));
    }
    return new Load(settings, transaction, report.put("TxnId", transaction.id()));
  }

  private static HttpAnswer refusal(LoadReport report, TLoadTxnBeginResult begun) {
    if (begun.getStatus().getStatusCode() == TStatusCode.LABEL_ALREADY_EXISTS) {
      report.put("ExistingJobStatus", begun.getJobStatus());
      return report.answer("Label Already Exists", message(begun.getStatus()));
    }
    return report.answer("Fail", message(begun.getStatus()));
  }

  private static String message(TStatus status) {
    return "["
        + status.getStatusCode()
        + "]"
        + (status.isSetErrorMsgs() ? String.join("; ", status.getErrorMsgs()) : "");
  }

  /** Doris answers 200 with the reason in the body; curl sends the file before it looks. */
  private record Refused(HttpAnswer answer) implements Upload {
    @Override
    public HttpAnswer finish(Path file, long bytes) {
      return answer;
    }

    @Override
    public void abandon(String reason) {}
  }

  private final class Load implements Upload {
    private final LoadSettings settings;
    private final LoadTransaction transaction;
    private final LoadReport report;

    Load(LoadSettings settings, LoadTransaction transaction, LoadReport report) {
      this.settings = settings;
      this.transaction = transaction;
      this.report = report;
    }

    @Override
    public HttpAnswer finish(Path file, long bytes) {
      report.put("LoadBytes", bytes);
      report.step("ReadDataTimeMs");
      boolean sent = false;
      try {
        List<TTabletCommitInfo> written = write(file);
        report.step("WriteDataTimeMs");
        if (written.isEmpty()) {
          transaction.rollback("no rows to write");
          return report.answer("Success", "OK");
        }
        sent = true;
        TStatus status = transaction.commit(written);
        report.step("CommitAndPublishTimeMs");
        return committed(status);
      } catch (LoadException | TException e) {
        if (!sent) {
          transaction.rollback(String.valueOf(e.getMessage()));
        }
        return report.rows(0).answer("Fail", String.valueOf(e.getMessage()));
      }
    }

    private HttpAnswer committed(TStatus status) {
      return switch (status.getStatusCode()) {
        case OK -> report.answer("Success", "OK");
        case PUBLISH_TIMEOUT -> report.answer("Publish Timeout", message(status));
        default -> {
          transaction.rollback(message(status));
          yield report.rows(0).answer("Fail", message(status));
        }
      };
    }

    private List<TTabletCommitInfo> write(Path file) throws TException, LoadException {
      TMiniLoadPlan plan = transaction.plan();
      report.step("StreamLoadPutTimeMs");
      return write(plan, file, PARTITION_ROUNDS);
    }

    /**
     * @param rounds how often partitions that are missing may be made
     */
    private List<TTabletCommitInfo> write(TMiniLoadPlan plan, Path file, int rounds)
        throws TException, LoadException {
      if (plan.getStatusCode() != TStatusCode.OK.getValue()) {
        throw new LoadException(plan.getError());
      }
      String source = FileQuery.of(settings, plan.getColumns(), file);
      List<TTabletCommitInfo> written = new ArrayList<>();
      boolean first = true;
      for (TMiniExecRequest request : plan.getRequests()) {
        request.setSql(request.getSql().replace(FileQuery.PLACEHOLDER, source));
        TMiniExecResult result = executor.exec(request);
        if (result.isSetMissingPartitions() && rounds > 0) {
          return write(transaction.plan(result.getMissingPartitions()), file, rounds - 1);
        }
        if (result.getStatusCode() != TStatusCode.OK.getValue()) {
          throw new LoadException("[DATA_QUALITY_ERROR]" + result.getError());
        }
        for (TMiniTabletRows rows : result.getWritten()) {
          written.add(new TTabletCommitInfo(rows.getTabletId(), rows.getBackendId()));
        }
        if (first) {
          report.rows(result.getRowsWritten());
          first = false;
        }
      }
      return written;
    }

    @Override
    public void abandon(String reason) {
      transaction.rollback(reason);
    }
  }

  /** The rows could not be written. */
  private static final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    LoadException(String message) {
      super(message);
    }
  }
}
