package org.dorisdr.minidoris.fe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TRemoteTabletSnapshot;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * A backend whose tablets hold one text each: does what the tasks of backup and restore ask for,
 * with a repository on the local disk. Thread safe.
 */
public final class FakeBackend implements BiFunction<Long, TAgentTaskRequest, TFinishTaskRequest> {
  /** Text by tablet. */
  public final Map<Long, String> tablets = new ConcurrentHashMap<>();

  /** Text by snapshot directory, shared by all clusters of a test. */
  private final Map<String, String> snapshots;

  private final AtomicInteger counter = new AtomicInteger();
  private volatile BiFunction<Long, TAgentTaskRequest, TFinishTaskRequest> before =
      (id, request) -> null;

  public FakeBackend(Map<String, String> snapshots) {
    this.snapshots = snapshots;
  }

  /** Answers instead of this backend, unless it says null. */
  public void before(BiFunction<Long, TAgentTaskRequest, TFinishTaskRequest> first) {
    before = first;
  }

  public static TFinishTaskRequest failed(TAgentTaskRequest request, TStatusCode code, String why) {
    TFinishTaskRequest answer = FakeAgentTasks.ok(request);
    TStatus status = new TStatus(code);
    status.addToErrorMsgs(why);
    return answer.setTaskStatus(status);
  }

  @Override
  public TFinishTaskRequest apply(Long backendId, TAgentTaskRequest request) {
    TFinishTaskRequest first = before.apply(backendId, request);
    if (first != null) {
      return first;
    }
    TFinishTaskRequest answer = FakeAgentTasks.ok(request);
    switch (request.getTaskType()) {
      case CREATE -> tablets.putIfAbsent(request.getCreateTabletReq().getTabletId(), "");
      case DROP -> tablets.remove(request.getDropTabletReq().getTabletId());
      case MAKE_SNAPSHOT -> snapshot(request.getSnapshotReq(), answer);
      case RELEASE_SNAPSHOT -> {
        String path = request.getReleaseSnapshotReq().getSnapshotPath();
        snapshots.keySet().removeIf(p -> p.startsWith(path + "/"));
      }
      case UPLOAD -> upload(request.getUploadReq().getSrcDestMap(), answer);
      case DOWNLOAD -> {
        request.getDownloadReq().getSrcDestMap().forEach(this::download);
        if (request.getDownloadReq().isSetRemoteTabletSnapshots()) {
          request.getDownloadReq().getRemoteTabletSnapshots().forEach(this::download);
        }
      }
      case MOVE ->
          tablets.put(
              request.getMoveDirReq().getTabletId(),
              snapshots.get(request.getMoveDirReq().getSrc()));
      default -> {}
    }
    return answer;
  }

  private void snapshot(TSnapshotRequest request, TFinishTaskRequest answer) {
    String path = "/be/snapshot/20261123010203." + counter.getAndIncrement() + ".86400";
    long tablet = request.getTabletId();
    snapshots.put(
        path + "/" + tablet + "/" + request.getSchemaHash(), tablets.getOrDefault(tablet, ""));
    answer.setSnapshotPath(path);
    answer.setSnapshotFiles(List.of(tablet + ".hdr", "0200_0.dat"));
  }

  private void upload(Map<String, String> sources, TFinishTaskRequest answer) {
    Map<Long, List<String>> files = new HashMap<>();
    sources.forEach(
        (source, target) -> {
          long tablet = Long.parseLong(source.split("/")[4]);
          files.put(
              tablet,
              List.of(
                  write(target, tablet + ".hdr", "hdr"),
                  write(target, "0200_0.dat", snapshots.get(source))));
        });
    answer.setTabletFiles(files);
  }

  private static String write(String directory, String name, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
      Path path = Path.of(directory.replace("file://", ""));
      Files.createDirectories(path);
      Files.write(path.resolve(name + "." + md5), bytes);
      return name + "." + md5;
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void download(String source, String target) {
    try (var files = Files.list(Path.of(source.replace("file://", "")))) {
      Path data =
          files.filter(f -> f.getFileName().toString().contains(".dat.")).findFirst().orElseThrow();
      snapshots.put(target, Files.readString(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void download(TRemoteTabletSnapshot remote) {
    String text = snapshots.get(remote.getRemoteSnapshotPath());
    if (text == null) {
      throw new IllegalStateException("no snapshot at " + remote.getRemoteSnapshotPath());
    }
    snapshots.put(remote.getLocalSnapshotPath(), text);
  }
}
