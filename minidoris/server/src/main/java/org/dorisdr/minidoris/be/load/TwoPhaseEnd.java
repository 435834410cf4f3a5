package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.common.http.BasicLogin;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.http.UploadRoute;
import org.dorisdr.thrift.TLoadTxn2PCRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * {@code PUT /api/{db}/_stream_load_2pc}: commits or aborts a load whose sender has asked for that.
 * Thread safe.
 */
public final class TwoPhaseEnd implements UploadRoute {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final FrontendLink frontend;

  public TwoPhaseEnd(Path directory, FrontendLink frontend) {
    this.directory = directory;
    this.frontend = frontend;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public Upload begin(HttpCall call) throws HttpFailure {
    BasicLogin login = BasicLogin.of(call);
    return new Upload() {
      @Override
      public HttpAnswer finish(Path file, long bytes) throws Exception {
        return end(call, login);
      }

      @Override
      public void abandon(String reason) {}
    };
  }

  private HttpAnswer end(HttpCall call, BasicLogin login) throws JsonProcessingException {
    TLoadTxn2PCRequest request = new TLoadTxn2PCRequest(login.user(), login.password());
    request.setDb(call.path().split("/")[2]);
    request.setUserIp(call.client());
    request.setThriftRpcTimeoutMs(LoadTransaction.COMMIT_MILLIS);
    String id = call.header("txn_id");
    String operation = call.header("txn_operation");
    String name = id.isEmpty() ? call.header("label") : id;
    if (id.isEmpty() && !name.isEmpty()) {
      request.setLabel(name);
    } else if (id.matches("\\d{1,18}")) {
      request.setTxnId(Long.parseLong(id));
    } else {
      return answer("INTERNAL_ERROR", "convert txn_id [" + id + "] failed");
    }
    if (!operation.equals("commit") && !operation.equals("abort")) {
      return answer("INTERNAL_ERROR", "transaction operation should be 'commit' or 'abort'");
    }
    try {
      TStatus status =
          frontend.call(client -> client.loadTxn2PC(request.setOperation(operation))).getStatus();
      return status.getStatusCode() == TStatusCode.OK
          ? answer("Success", "transaction [" + name + "] " + operation + " successfully.")
          : answer(status.getStatusCode().name(), "TStatus: " + status.getErrorMsgs().get(0));
    } catch (TException e) {
      return answer("THRIFT_RPC_ERROR", String.valueOf(e.getMessage()));
    }
  }

  private static HttpAnswer answer(String status, String message) throws JsonProcessingException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("status", status);
    fields.put("msg", message);
    return HttpAnswer.json(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields));
  }
}
