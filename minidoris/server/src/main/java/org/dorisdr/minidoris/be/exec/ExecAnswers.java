package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;
import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to statements, and what is told of those that failed. Stateless. */
final class ExecAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ExecAnswers.class);

  private ExecAnswers() {}

  static TMiniExecResult ok() {
    return new TMiniExecResult(TStatusCode.OK.getValue());
  }

  static TMiniExecResult failure(Exception e, RunningStatement statement, boolean write) {
    if (statement.stopReason() != null) {
      return failure(TStatusCode.CANCELLED, statement.stopReason());
    }
    if (e instanceof MissingPartitionsException missing) {
      return failure(missing.code(), missing.getMessage()).setMissingPartitions(missing.keys());
    }
    if (e instanceof ExecException known) {
      return failure(known.code(), known.getMessage());
    }
    if (e instanceof StorageException known) {
      return failure(known.code(), known.getMessage());
    }
    if (e instanceof SQLException sql) {
      return failure(TStatusCode.ANALYSIS_ERROR, SqlErrors.message(sql, write));
    }
    LOG.warn("statement failed", e);
    return failure(TStatusCode.INTERNAL_ERROR, String.valueOf(e.getMessage()));
  }

  static TMiniExecResult failure(TStatusCode code, String message) {
    return new TMiniExecResult(code.getValue()).setError(message);
  }
}
