package org.dorisdr.minidoris.fe.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TDisk;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TTabletInfo;

/** The backend of the recording: acknowledges every task and stores nothing. Thread safe. */
final class InertBackend implements BiFunction<Long, TAgentTaskRequest, TFinishTaskRequest> {
  private static final long PATH_HASH = 4242;
  private static final long TERABYTE = 1L << 40;

  private final AtomicInteger snapshots = new AtomicInteger();

  /** What it tells of its only disk. */
  static TReportRequest report(long backendId) {
    TDisk disk = new TDisk("/fake-be-storage", TERABYTE, 1 << 20, true);
    disk.setDiskAvailableCapacity(TERABYTE + 1).setPathHash(PATH_HASH);
    TReportRequest report = new TReportRequest();
    report.setBackend(new TBackend("127.0.0.1", 9060, 8040).setId(backendId));
    report.putToDisks(disk.getRootPath(), disk);
    return report.setNumCores(2);
  }

  @Override
  public TFinishTaskRequest apply(Long backendId, TAgentTaskRequest request) {
    TFinishTaskRequest answer = FakeAgentTasks.ok(request);
    switch (request.getTaskType()) {
      case MAKE_SNAPSHOT -> {
        long tablet = request.getSnapshotReq().getTabletId();
        answer.setSnapshotPath(
            "/fake-be-storage/snapshot/20261122140000." + snapshots.getAndIncrement() + ".86400");
        answer.setSnapshotFiles(List.of(tablet + ".hdr", "0200000000000008_0.dat"));
      }
      case UPLOAD -> {
        Map<Long, List<String>> files = new HashMap<>();
        for (String source : request.getUploadReq().getSrcDestMap().keySet()) {
          String[] parts = source.split("/");
          long tablet = Long.parseLong(parts[parts.length - 2]);
          files.put(
              tablet,
              List.of(
                  tablet + ".hdr." + "0123456789abcdef".repeat(2),
                  "0200000000000008_0.dat." + "fedcba9876543210".repeat(2)));
        }
        answer.setTabletFiles(files);
      }
      case CREATE -> {
        TTabletInfo info = new TTabletInfo();
        info.setTabletId(request.getCreateTabletReq().getTabletId());
        answer.setFinishTabletInfos(List.of(info.setPathHash(PATH_HASH)));
      }
      default -> {}
    }
    return answer;
  }
}
