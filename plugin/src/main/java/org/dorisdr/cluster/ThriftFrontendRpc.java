package org.dorisdr.cluster;

import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import org.dorisdr.cluster.FrontendClient.Shape;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TCommitTxnResult;
import org.dorisdr.thrift.TGetBackendMetaRequest;
import org.dorisdr.thrift.TGetBackendMetaResult;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TGetMasterTokenRequest;
import org.dorisdr.thrift.TGetMasterTokenResult;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TRollbackTxnRequest;
import org.dorisdr.thrift.TRollbackTxnResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** {@link FrontendRpc} over thrift: adds credentials and judges the status. Thread safe. */
final class ThriftFrontendRpc implements FrontendRpc, Closeable {

  /** Gives the credentials for the next call: the token of the own cluster changes with time. */
  interface CredentialsSource {
    Credentials get() throws ClusterException;
  }

  private static final Duration SHORT = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final long COMMIT_TIMEOUT_MS = 33_000;

  private final String cluster;
  private final FrontendClient client;
  private final CredentialsSource credentials;

  ThriftFrontendRpc(String cluster, FrontendClient client, CredentialsSource credentials) {
    this.cluster = cluster;
    this.client = client;
    this.credentials = credentials;
  }

  private void judge(String call, TStatus status, TStatusCode... passing) throws ClusterException {
    if (status != null && Set.of(passing).contains(status.getStatusCode())) {
      return;
    }
    ClusterException failure = Replies.failure(cluster, call, status);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public TBeginTxnResult beginTxn(TBeginTxnRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TBeginTxnRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    request.setUserIp(who.userIp());
    TBeginTxnResult result =
        client.call(
            new Shape<>("beginTxn", SHORT, TBeginTxnResult::getStatus, r -> r.getMasterAddress()),
            c -> c.beginTxn(request));
    judge("beginTxn", result.getStatus(), TStatusCode.LABEL_ALREADY_EXISTS);
    return result;
  }

  @Override
  public void commitTxn(TCommitTxnRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TCommitTxnRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    request.setUserIp(who.userIp());
    if (!request.isSetThriftRpcTimeoutMs()) {
      request.setThriftRpcTimeoutMs(COMMIT_TIMEOUT_MS);
    }
    Duration timeout = Duration.ofMillis(COMMIT_TIMEOUT_MS + 5_000);
    TCommitTxnResult result =
        client.call(
            new Shape<>(
                "commitTxn", timeout, TCommitTxnResult::getStatus, r -> r.getMasterAddress()),
            c -> c.commitTxn(request));
    judge("commitTxn", result.getStatus(), TStatusCode.PUBLISH_TIMEOUT);
  }

  @Override
  public void rollbackTxn(TRollbackTxnRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TRollbackTxnRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    request.setUserIp(who.userIp());
    TRollbackTxnResult result =
        client.call(
            new Shape<>(
                "rollbackTxn", SHORT, TRollbackTxnResult::getStatus, r -> r.getMasterAddress()),
            c -> c.rollbackTxn(request));
    judge("rollbackTxn", result.getStatus());
  }

  private TGetBinlogRequest binlogRequest(TGetBinlogRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    return plain
        .deepCopy()
        .setUser(who.user())
        .setPasswd(who.password())
        .setToken(who.token())
        .setUserIp(who.userIp());
  }

  @Override
  public TGetBinlogResult getBinlog(TGetBinlogRequest plain) throws ClusterException {
    TGetBinlogRequest request = binlogRequest(plain);
    TGetBinlogResult result =
        client.call(
            new Shape<>("getBinlog", SHORT, TGetBinlogResult::getStatus, r -> r.getMasterAddress()),
            c -> c.getBinlog(request));
    judge(
        "getBinlog",
        result.getStatus(),
        TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ,
        TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ);
    return result;
  }

  @Override
  public TGetBinlogLagResult getBinlogLag(TGetBinlogRequest plain) throws ClusterException {
    TGetBinlogRequest request = binlogRequest(plain);
    TGetBinlogLagResult result =
        client.call(
            new Shape<>(
                "getBinlogLag", SHORT, TGetBinlogLagResult::getStatus, r -> r.getMasterAddress()),
            c -> c.getBinlogLag(request));
    judge("getBinlogLag", result.getStatus());
    return result;
  }

  @Override
  public TLockBinlogResult lockBinlog(TLockBinlogRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TLockBinlogRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    TLockBinlogResult result =
        client.call(
            new Shape<>(
                "lockBinlog", SHORT, TLockBinlogResult::getStatus, r -> r.getMasterAddress()),
            c -> c.lockBinlog(request));
    judge("lockBinlog", result.getStatus());
    return result;
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TGetSnapshotRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    TGetSnapshotResult result =
        client.call(
            new Shape<>(
                "getSnapshot", LONG, TGetSnapshotResult::getStatus, r -> r.getMasterAddress()),
            c -> c.getSnapshot(request));
    judge(
        "getSnapshot",
        result.getStatus(),
        TStatusCode.SNAPSHOT_NOT_EXIST,
        TStatusCode.SNAPSHOT_EXPIRED);
    return result;
  }

  @Override
  public void restoreSnapshot(TRestoreSnapshotRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TRestoreSnapshotRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    TRestoreSnapshotResult result =
        client.call(
            new Shape<>(
                "restoreSnapshot",
                LONG,
                TRestoreSnapshotResult::getStatus,
                r -> r.getMasterAddress()),
            c -> c.restoreSnapshot(request));
    judge("restoreSnapshot", result.getStatus());
  }

  @Override
  public TGetMetaResult getMeta(TGetMetaRequest plain) throws ClusterException {
    Credentials who = credentials.get();
    TGetMetaRequest request =
        plain.deepCopy().setUser(who.user()).setPasswd(who.password()).setToken(who.token());
    request.setUserIp(who.userIp());
    TGetMetaResult result =
        client.call(
            new Shape<>("getMeta", LONG, TGetMetaResult::getStatus, r -> r.getMasterAddress()),
            c -> c.getMeta(request));
    judge("getMeta", result.getStatus());
    return result;
  }

  @Override
  public String masterToken() throws ClusterException {
    Credentials who = credentials.get();
    TGetMasterTokenRequest request =
        new TGetMasterTokenRequest().setUser(who.user()).setPassword(who.password());
    TGetMasterTokenResult result =
        client.call(
            new Shape<>(
                "getMasterToken",
                SHORT,
                TGetMasterTokenResult::getStatus,
                r -> r.getMasterAddress()),
            c -> c.getMasterToken(request));
    judge("getMasterToken", result.getStatus());
    return result.getToken();
  }

  java.util.List<TBackend> backends() throws ClusterException {
    Credentials who = credentials.get();
    TGetBackendMetaRequest request =
        new TGetBackendMetaRequest()
            .setUser(who.user())
            .setPasswd(who.password())
            .setToken(who.token())
            .setUserIp(who.userIp());
    TGetBackendMetaResult result =
        client.call(
            new Shape<>(
                "getBackendMeta",
                SHORT,
                TGetBackendMetaResult::getStatus,
                r -> r.getMasterAddress()),
            c -> c.getBackendMeta(request));
    judge("getBackendMeta", result.getStatus());
    return result.getBackends();
  }

  @Override
  public void close() {
    client.close();
  }
}
