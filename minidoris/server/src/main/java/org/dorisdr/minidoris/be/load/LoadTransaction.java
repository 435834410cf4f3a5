package org.dorisdr.minidoris.be.load;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.thrift.TMiniLoadPlan;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.thrift.TLoadTxnBeginRequest;
import org.dorisdr.thrift.TLoadTxnBeginResult;
import org.dorisdr.thrift.TLoadTxnCommitRequest;
import org.dorisdr.thrift.TLoadTxnRollbackRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TUniqueId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction of one stream load at the frontend. For one load. */
final class LoadTransaction {
  private static final Logger LOG = LoggerFactory.getLogger(LoadTransaction.class);
  static final long COMMIT_MILLIS = 55_000;

  private final FrontendLink frontend;
  private final LoadSettings settings;
  private long id = -1;

  LoadTransaction(FrontendLink frontend, LoadSettings settings) {
    this.frontend = frontend;
    this.settings = settings;
  }

  long id() {
    return id;
  }

  TLoadTxnBeginResult begin() throws TException {
    TLoadTxnBeginRequest request =
        new TLoadTxnBeginRequest(
            settings.login().user(),
            settings.login().password(),
            settings.database(),
            settings.table(),
            settings.label());
    request.setUserIp(settings.client());
    // Makes a repeated call the same call.
    request.setRequestId(
        new TUniqueId(
            ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong()));
    request.setBackendId(frontend.master().backendId());
    if (settings.timeoutSeconds() > 0) {
      request.setTimeout(settings.timeoutSeconds());
    }
    TLoadTxnBeginResult result = frontend.call(client -> client.loadTxnBegin(request));
    id = result.getTxnId();
    return result;
  }

  TMiniLoadPlan plan() throws TException {
    TMiniLoadRequest request = request();
    return frontend.callMini(client -> client.streamLoadPlan(request));
  }

  /** Lets the frontend make partitions, and plan anew. */
  TMiniLoadPlan plan(List<TMiniRow> missing) throws TException {
    TMiniLoadRequest request = request();
    return frontend.callMini(client -> client.streamLoadPartitions(request, missing));
  }

  private TMiniLoadRequest request() {
    TMiniLoadRequest request =
        new TMiniLoadRequest(
            id,
            settings.database(),
            settings.table(),
            settings.target().columns(),
            frontend.master().token());
    settings.target().describe(request);
    return request;
  }

  TStatus commit(List<TTabletCommitInfo> written) throws TException {
    TLoadTxnCommitRequest request = commitRequest(written);
    return frontend.call(client -> client.loadTxnCommit(request)).getStatus();
  }

  /** Lets the client commit or abort later. */
  TStatus preCommit(List<TTabletCommitInfo> written) throws TException {
    TLoadTxnCommitRequest request = commitRequest(written);
    return frontend.call(client -> client.loadTxnPreCommit(request)).getStatus();
  }

  private TLoadTxnCommitRequest commitRequest(List<TTabletCommitInfo> written) {
    TLoadTxnCommitRequest request =
        new TLoadTxnCommitRequest(
            settings.login().user(),
            settings.login().password(),
            settings.database(),
            settings.table(),
            id,
            true);
    request.setUserIp(settings.client());
    request.setCommitInfos(written);
    request.setThriftRpcTimeoutMs(COMMIT_MILLIS);
    return request;
  }

  void rollback(String reason) {
    TLoadTxnRollbackRequest request =
        new TLoadTxnRollbackRequest(
            settings.login().user(),
            settings.login().password(),
            settings.database(),
            settings.table(),
            id);
    request.setUserIp(settings.client());
    request.setReason(reason);
    try {
      frontend.call(client -> client.loadTxnRollback(request));
    } catch (TException e) {
      // It times out by itself.
      LOG.warn("cannot roll back transaction {}: {}", id, e.toString());
    }
  }
}
