package org.dorisdr.minidoris.be.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dorisdr.minidoris.be.exec.CompactionKind;
import org.dorisdr.minidoris.be.exec.Compactor;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpRoutes;

/**
 * {@code /api/compaction/show}, {@code run} and {@code run_status} of one tablet, as Doris's
 * CompactionAction answers them: always 200, a refusal is told by {@code status}. Thread safe.
 */
public final class CompactionRoutes {
  /** How long Doris waits for the end of a compaction before it says that it has begun. */
  private static final long WAIT_SECONDS = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StorageEngine engine;
  private final Compactor compactor;

  public CompactionRoutes(StorageEngine engine, Compactor compactor) {
    this.engine = engine;
    this.compactor = compactor;
  }

  /** Adds all three. */
  public void addTo(HttpRoutes routes) {
    routes
        .add("/api/compaction/show", call -> answer(call, this::show))
        .add("/api/compaction/run", call -> answer(call, this::run))
        .add("/api/compaction/run_status", call -> answer(call, this::status));
  }

  @FunctionalInterface
  private interface OfTablet {
    ObjectNode answer(Tablet tablet, HttpCall call) throws Exception;
  }

  private HttpAnswer answer(HttpCall call, OfTablet how) throws Exception {
    return HttpAnswer.json(JSON.writeValueAsString(node(call, how)));
  }

  private ObjectNode node(HttpCall call, OfTablet how) throws Exception {
    String id = call.parameter("tablet_id");
    if (!id.matches("\\d{1,18}")) {
      return told(
          "INTERNAL_ERROR",
          "[INTERNAL_ERROR]minidoris compacts the tablet that tablet_id names, not: '" + id + "'");
    }
    Optional<Tablet> tablet = engine.tablet(Long.parseLong(id));
    return tablet.isEmpty()
        ? told("NOT_FOUND", "[NOT_FOUND]Tablet not found. tablet_id=" + id)
        : how.answer(tablet.get(), call);
  }

  private ObjectNode show(Tablet tablet, HttpCall call) {
    return CompactionText.of(tablet, compactor.log(tablet.id()));
  }

  private ObjectNode run(Tablet tablet, HttpCall call)
      throws InterruptedException, ExecutionException {
    String type = call.parameter("compact_type");
    Optional<CompactionKind> kind = CompactionKind.named(type);
    if (kind.isEmpty()) {
      String words = "The compaction type '" + type + "' is not supported";
      return told("NOT_IMPLEMENTED_ERROR", "[NOT_IMPLEMENTED_ERROR]" + words);
    }
    Future<Boolean> end = compactor.request(tablet, kind.get());
    try {
      if (!end.get(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return told(kind.get().nothingCode(), kind.get().nothingWords());
      }
    } catch (TimeoutException e) {
      // It goes on, as in Doris.
    }
    String begun = "compaction task is successfully triggered. Table id: 0. Tablet id: ";
    return told("Success", begun + tablet.id());
  }

  private ObjectNode status(Tablet tablet, HttpCall call) {
    Optional<CompactionKind> kind = compactor.running(tablet.id());
    return JSON.createObjectNode()
        .put("status", "Success")
        .put("run_status", kind.isPresent())
        .put(
            "msg",
            "compaction task for this tablet is " + (kind.isPresent() ? "running" : "not running"))
        .put("tablet_id", tablet.id())
        .put("compact_type", kind.map(CompactionKind::text).orElse(""));
  }

  private static ObjectNode told(String status, String words) {
    return JSON.createObjectNode().put("status", status).put("msg", words);
  }
}
