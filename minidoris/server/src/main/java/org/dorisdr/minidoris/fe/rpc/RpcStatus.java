package org.dorisdr.minidoris.fe.rpc;

import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.dorisdr.minidoris.fe.txn.TransactionException;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what went wrong into the status of an answer, as Doris words it. Stateless. */
final class RpcStatus {
  private static final Logger LOG = LoggerFactory.getLogger(RpcStatus.class);

  private RpcStatus() {}

  /** Work of one call. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Runs {@code work} if the status is OK so far, and notes its error. */
  static void run(TStatus status, Work work) {
    if (status.getStatusCode() != TStatusCode.OK) {
      return;
    }
    try {
      work.run();
    } catch (RpcException e) {
      set(status, e.code(), "errCode = 2, detailMessage = " + e.getMessage());
    } catch (TransactionException e) {
      set(status, e.code(), "errCode = 2, detailMessage = " + e.getMessage());
    } catch (NotMasterException e) {
      set(status, TStatusCode.NOT_MASTER, "FE is not master");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      set(status, TStatusCode.INTERNAL_ERROR, "interrupted");
    } catch (Exception e) {
      LOG.warn("call failed", e);
      set(status, TStatusCode.INTERNAL_ERROR, String.valueOf(e.getMessage()));
    }
  }

  static void set(TStatus status, TStatusCode code, String message) {
    status.setStatusCode(code);
    status.addToErrorMsgs(message);
  }
}
