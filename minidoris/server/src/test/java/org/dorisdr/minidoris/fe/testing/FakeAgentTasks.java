package org.dorisdr.minidoris.fe.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/**
 * Stands for the backends of a frontend under test: remembers every task and lets a function of the
 * test answer. Thread safe.
 */
public final class FakeAgentTasks implements AgentTasks {
  /** One task that a backend got. */
  public record Sent(long backendId, TAgentTaskRequest request) {}

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final List<Sent> unanswered = new CopyOnWriteArrayList<>();

  /** Answers a task; null = never. */
  private volatile BiFunction<Long, TAgentTaskRequest, TFinishTaskRequest> backend =
      (backendId, request) -> ok(request);

  public void answerWith(BiFunction<Long, TAgentTaskRequest, TFinishTaskRequest> answer) {
    backend = answer;
  }

  public List<Sent> sent() {
    return sent;
  }

  public List<TAgentTaskRequest> sent(TTaskType type) {
    return sent.stream().map(Sent::request).filter(r -> r.getTaskType() == type).toList();
  }

  public static TFinishTaskRequest ok(TAgentTaskRequest request) {
    return new TFinishTaskRequest(
        new TBackend("127.0.0.1", 9060, 8040),
        request.getTaskType(),
        request.getSignature(),
        new TStatus(TStatusCode.OK));
  }

  @Override
  public CompletableFuture<TFinishTaskRequest> submit(long backendId, TAgentTaskRequest task) {
    sent.add(new Sent(backendId, task));
    TFinishTaskRequest answer = backend.apply(backendId, task);
    if (answer == null) {
      unanswered.add(new Sent(backendId, task));
    }
    return answer == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(answer);
  }

  @Override
  public void send(long backendId, TAgentTaskRequest task) {
    sent.add(new Sent(backendId, task));
    TFinishTaskRequest unused = backend.apply(backendId, task);
  }

  @Override
  public void abandon(long backendId, TTaskType type, long signature) {
    unanswered.removeIf(
        s ->
            s.backendId == backendId
                && s.request.getTaskType() == type
                && s.request.getSignature() == signature);
  }

  @Override
  public void abandonAll(long backendId) {}

  @Override
  public void finished(TFinishTaskRequest answer) {}

  @Override
  public void reported(TReportRequest report) {}

  @Override
  public void resendAll(long backendId) {}

  @Override
  public int pending() {
    return unanswered.size();
  }

  @Override
  public List<TAgentTaskRequest> pending(long backendId) {
    return unanswered.stream().filter(s -> s.backendId == backendId).map(Sent::request).toList();
  }
}
