package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
import org.dorisdr.minidoris.thrift.TMiniValue;
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

  /** Each round that fails means that somebody else's load was done. */
  private static final int CHANGED_ROUNDS = 100;

  private static final int BIG_AT_A_TIME = 2;
  private static final long SMALL_BYTES = 64 * 1024;

  private final LoadGate gate = new LoadGate(BIG_AT_A_TIME, SMALL_BYTES);
  private final Path directory;
  private final FrontendLink frontend;
  private final MiniBackendService.Iface executor;
  private final ErrorLogs logs;

  public StreamLoad(
      Path directory, FrontendLink frontend, MiniBackendService.Iface executor, ErrorLogs logs) {
    this.logs = logs;
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
    String label = LoadSettings.label(call);
    LoadReport report = new LoadReport(label);
    LoadSettings settings;
    try {
      settings = LoadSettings.of(call, label);
    } catch (LoadException e) {
      return new Refused(report.failure(e.getMessage()));
    }
    LoadTransaction transaction = new LoadTransaction(frontend, settings);
    TLoadTxnBeginResult begun = transaction.begin();
    report.of(settings).step("BeginTxnTimeMs");
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

  static String message(TStatus status) {
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
    private boolean problemsAreTold;

    Load(LoadSettings settings, LoadTransaction transaction, LoadReport report) {
      this.settings = settings;
      this.transaction = transaction;
      this.report = report;
    }

    @Override
    public HttpAnswer finish(Path file, long bytes) {
      report.put("LoadBytes", bytes);
      report.step("ReceiveDataTimeMs");
      ErrorLog errors = new ErrorLog(logs);
      boolean sent = false;
      try {
        TMiniLoadPlan plan = plan(transaction.plan());
        report.step("StreamLoadPutTimeMs");
        try (LoadInput input = input(plan, file)) {
          for (int round = 1; ; round++) {
            List<TTabletCommitInfo> written;
            try (LoadGate.Place place = gate.enter(bytes)) {
              written = write(plan, input, errors, PARTITION_ROUNDS);
            }
            report.put("ErrorURL", errors.url());
            report.step("WriteDataTimeMs");
            if (settings.twoPhase()) {
              return preCommitted(transaction.preCommit(written));
            }
            if (written.isEmpty()) {
              transaction.rollback("no rows to write");
              return report.answer("Success", "OK");
            }
            sent = true;
            TStatus status = transaction.commit(written);
            report.step("CommitAndPublishTimeMs");
            if (!isOutdated(status) || round == CHANGED_ROUNDS) {
              return committed(status);
            }
            sent = false;
            plan = again(plan, status);
          }
        }
      } catch (LoadException | TException | IOException e) {
        if (!sent) {
          transaction.rollback(String.valueOf(e.getMessage()));
        }
        report.put("FirstErrorMsg", errors.first().isEmpty() ? null : errors.first());
        return report.failure(String.valueOf(e.getMessage()));
      }
    }

    private LoadInput input(TMiniLoadPlan plan, Path file) {
      return new LoadInput(
          settings,
          file,
          plan.getColumns(),
          plan.isSetDefaults()
              ? plan.getDefaults().stream().map(TMiniValue::getText).toList()
              : Collections.nCopies(plan.getColumnsSize(), null));
    }

    /** Whether others have changed rows of which this load has updated some columns. */
    private boolean isOutdated(TStatus status) {
      return status.getStatusCode() == TStatusCode.DELETE_BITMAP_LOCK_ERROR;
    }

    /** Begins anew, as Doris reads such rows again when it publishes a load. */
    private TMiniLoadPlan again(TMiniLoadPlan before, TStatus status)
        throws TException, LoadException {
      transaction.rollback(message(status));
      TLoadTxnBeginResult begun = transaction.begin();
      if (begun.getStatus().getStatusCode() != TStatusCode.OK) {
        throw new LoadException(message(begun.getStatus()));
      }
      report.put("TxnId", transaction.id());
      TMiniLoadPlan plan = plan(transaction.plan());
      if (!plan.getColumns().equals(before.getColumns())) {
        throw new LoadException(message(status));
      }
      return plan;
    }

    private HttpAnswer preCommitted(TStatus status) throws LoadException {
      if (status.getStatusCode() != TStatusCode.OK) {
        throw new LoadException(message(status));
      }
      return report.answer("Success", "OK");
    }

    private HttpAnswer committed(TStatus status) {
      return switch (status.getStatusCode()) {
        case OK -> report.answer("Success", "OK");
        case PUBLISH_TIMEOUT -> report.answer("Publish Timeout", message(status));
        default -> {
          transaction.rollback(message(status));
          yield report.failure(message(status));
        }
      };
    }

    private TMiniLoadPlan plan(TMiniLoadPlan plan) throws LoadException {
      if (plan.getStatusCode() != TStatusCode.OK.getValue()) {
        throw new LoadException("[ANALYSIS_ERROR]" + plan.getError());
      }
      return plan;
    }

    /**
     * @param rounds how often partitions that are missing may be made
     */
    private List<TTabletCommitInfo> write(
        TMiniLoadPlan plan, LoadInput input, ErrorLog errors, int rounds)
        throws TException, LoadException, IOException {
      List<TTabletCommitInfo> written = new ArrayList<>();
      boolean first = true;
      for (TMiniExecRequest request : plan.getRequests()) {
        TMiniExecResult result = run(request, input, errors);
        if (result.isSetMissingPartitions() && rounds > 0) {
          return write(
              plan(transaction.plan(result.getMissingPartitions())), input, errors, rounds - 1);
        }
        if (result.getStatusCode() != TStatusCode.OK.getValue()) {
          throw new LoadException("[DATA_QUALITY_ERROR]" + result.getError());
        }
        for (TMiniTabletRows rows : result.getWritten()) {
          written.add(new TTabletCommitInfo(rows.getTabletId(), rows.getBackendId()));
        }
        if (first) {
          count(result, input, errors);
          first = false;
        }
      }
      return written;
    }

    private TMiniExecResult run(TMiniExecRequest request, LoadInput input, ErrorLog errors)
        throws TException, IOException {
      TMiniExecRequest filled = request.deepCopy();
      filled.setSql(request.getSql().replace(FileQuery.PLACEHOLDER, input.query(errors)));
      TMiniExecResult result = executor.exec(filled);
      if (input.isPlain() && result.getStatusCode() == TStatusCode.ANALYSIS_ERROR.getValue()) {
        input.distrust();
        return run(request, input, errors);
      }
      return result;
    }

    /**
     * @throws LoadException if too many rows are left out
     */
    private void count(TMiniExecResult result, LoadInput input, ErrorLog errors)
        throws LoadException, IOException {
      if (result.isSetProblems() && !problemsAreTold) {
        result.getProblems().forEach(errors::add);
        problemsAreTold = true;
      }
      long loaded = result.getRowsWritten();
      long filtered = input.filtered() + result.getRowsFiltered();
      report.rows(loaded, filtered, result.getRowsUnselected());
      if (filtered > 0 && filtered > settings.maxFilterRatio() * (loaded + filtered)) {
        report.put("ErrorURL", errors.url());
        throw new LoadException("[DATA_QUALITY_ERROR]too many filtered rows, url: " + errors.url());
      }
    }

    @Override
    public void abandon(String reason) {
      transaction.rollback(reason);
    }
  }
}
