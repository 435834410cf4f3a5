package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.minidoris.testing.ChangedFile;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TCloneReq;
import org.dorisdr.thrift.TDownloadReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TMoveDirReq;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TReleaseSnapshotRequest;
import org.dorisdr.thrift.TRemoteTabletSnapshot;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TStorageBackendType;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUploadReq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTransferTest {
  private static final long SOURCE = 5;
  private static final long TARGET = 8;

  @TempDir Path home;
  private TestBackend source;
  private TestBackend target;
  private long signature = 1000;

  @BeforeEach
  void start() throws Exception {
    source = new TestBackend(home.resolve("a"), Map.of());
    target = new TestBackend(home.resolve("b"), Map.of());
    source.createTablet(SOURCE, true);
    target.createTablet(TARGET, true);
    load(2, "two");
    load(3, "three");
  }

  @AfterEach
  void stop() {
    source.close();
    target.close();
  }

  private void load(long version, String content) throws Exception {
    source.load(100 + version, SOURCE, content);
    source.run(source.publishTask(100 + version, SOURCE, version));
  }

  private String snapshot(TestBackend be, long tabletId, long version) throws Exception {
    TAgentTaskRequest task = be.task(TTaskType.MAKE_SNAPSHOT, signature++);
    TSnapshotRequest request = new TSnapshotRequest(tabletId, 99);
    request.setListFiles(true);
    request.setTimeout(86_400);
    if (version > 0) {
      request.setVersion(version);
    }
    task.setSnapshotReq(request);
    TFinishTaskRequest end = be.run(task);
    assertThat(end.getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    assertThat(end.getSnapshotFiles()).contains(tabletId + ".hdr");
    return end.getSnapshotPath() + "/" + tabletId + "/99";
  }

  private TFinishTaskRequest upload(String leaf, String repository) throws Exception {
    TAgentTaskRequest task = source.task(TTaskType.UPLOAD, signature++);
    TUploadReq request = new TUploadReq(1, Map.of(leaf, repository), new TNetworkAddress("", 0));
    request.setStorageBackend(TStorageBackendType.LOCAL);
    task.setUploadReq(request);
    return source.run(task);
  }

  private TFinishTaskRequest download(String repository, String leaf) throws Exception {
    TAgentTaskRequest task = target.task(TTaskType.DOWNLOAD, signature++);
    TDownloadReq request =
        new TDownloadReq(1, Map.of(repository, leaf), new TNetworkAddress("", 0));
    request.setStorageBackend(TStorageBackendType.LOCAL);
    task.setDownloadReq(request);
    return target.run(task);
  }

  private TFinishTaskRequest pull(String remoteLeaf, String localLeaf, String token)
      throws Exception {
    TRemoteTabletSnapshot snapshot = new TRemoteTabletSnapshot();
    snapshot.setLocalTabletId(TARGET);
    snapshot.setLocalSnapshotPath(localLeaf);
    snapshot.setRemoteTabletId(SOURCE);
    snapshot.setRemoteBeAddr(new TNetworkAddress("127.0.0.1", source.backend.ports().http()));
    snapshot.setRemoteSnapshotPath(remoteLeaf);
    snapshot.setRemoteToken(token);
    TAgentTaskRequest task = target.task(TTaskType.DOWNLOAD, signature++);
    TDownloadReq request = new TDownloadReq(1, Map.of(), new TNetworkAddress("", 0));
    request.setRemoteTabletSnapshots(List.of(snapshot));
    task.setDownloadReq(request);
    return target.run(task);
  }

  private TFinishTaskRequest move(String leaf) throws Exception {
    TAgentTaskRequest task = target.task(TTaskType.MOVE, signature++);
    task.setMoveDirReq(new TMoveDirReq(TARGET, 99, leaf, 1, true));
    return target.run(task);
  }

  private List<String> contents() {
    return target.tablet(TARGET).rowsets().stream()
        .filter(rowset -> rowset.segments() > 0)
        .map(this::content)
        .toList();
  }

  private String content(RowsetMeta rowset) {
    try {
      return Files.readString(target.tablet(TARGET).file(rowset, 0));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void restoresFromARepositoryWhatWasBackedUp() throws Exception {
    String repository = home + "/repo/__tablet";
    TFinishTaskRequest end = upload(snapshot(source, SOURCE, 2), repository);
    assertThat(end.getTabletFiles().get(SOURCE))
        .hasSize(2)
        .allMatch(name -> name.matches("(5\\.hdr|[0-9a-f]{48}_0\\.dat)\\.[0-9a-f]{32}"));
    try (Stream<Path> files = Files.list(Path.of(repository))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(end.getTabletFiles().get(SOURCE));
    }

    String leaf = snapshot(target, TARGET, 0);
    assertThat(download(repository, leaf).getDownloadedTabletIds()).containsExactly(TARGET);
    assertThat(move(leaf).getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    assertThat(contents()).containsExactly("two");
    assertThat(target.tablet(TARGET).maxVersion()).isEqualTo(2);
    assertThat(move(leaf).getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
  }

  @Test
  void uploadsOnlyWhatIsMissingAndRemovesLeftovers() throws Exception {
    Path repository = home.resolve("repo/__tablet");
    String leaf = snapshot(source, SOURCE, 3);
    List<String> first = upload(leaf, repository.toString()).getTabletFiles().get(SOURCE);
    Path kept = repository.resolve(first.get(0));
    java.nio.file.attribute.FileTime before = Files.getLastModifiedTime(kept);
    String base = first.get(1).substring(0, first.get(1).lastIndexOf('.'));
    Files.delete(repository.resolve(first.get(1)));
    Files.writeString(repository.resolve(base + ".part"), "half");

    assertThat(upload(leaf, repository.toString()).getTabletFiles().get(SOURCE)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
    assertThat(repository.resolve(base + ".part")).doesNotExist();
  }

  @Test
  void stopsAnUploadWhoseJobIsCancelled() throws Exception {
    source.master.loaderAnswer = Statuses.of(TStatusCode.CANCELLED, "job is gone");
    TFinishTaskRequest end = upload(snapshot(source, SOURCE, 3), home + "/repo/__tablet");
    assertThat(end.getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.CANCELLED);
    assertThat(home.resolve("repo/__tablet")).doesNotExist();
  }

  @Test
  void doesNotUploadASnapshotThatAPowerFailureDamaged() throws Exception {
    Path header = Path.of(snapshot(source, SOURCE, 3)).resolve(SOURCE + ".hdr");
    Files.write(header, new byte[20]);
    TFinishTaskRequest end = upload(header.getParent().toString(), home + "/repo/__tablet");
    assertThat(end.getTaskStatus().getErrorMsgs().get(0)).contains("not a tablet header");

    Path leaf = Path.of(snapshot(source, SOURCE, 3));
    try (Stream<Path> files = Files.list(leaf)) {
      Files.delete(files.filter(f -> f.toString().endsWith(".dat")).findFirst().orElseThrow());
    }
    end = upload(leaf.toString(), home + "/repo/__tablet");
    assertThat(end.getTaskStatus().getErrorMsgs().get(0)).contains("snapshot is damaged");
    assertThat(home.resolve("repo/__tablet")).doesNotExist();
  }

  @Test
  void neitherUploadsNorHandsOnASnapshotWhoseFileHasChanged() throws Exception {
    String leaf = ChangedFile.in(snapshot(source, SOURCE, 2));
    TFinishTaskRequest end = upload(leaf, home + "/repo/__tablet");
    assertThat(end.getTaskStatus().getErrorMsgs().get(0))
        .contains("snapshot is damaged: file " + leaf, " has checksum ");
    assertThat(home.resolve("repo/__tablet")).doesNotExist();
    for (int attempt = 0; attempt < 2; attempt++) {
      end = pull(leaf, snapshot(target, TARGET, 0), "secret");
      assertThat(end.getTaskStatus().getErrorMsgs().get(0))
          .contains("snapshot on 127.0.0.1:", " is damaged: file ", " has checksum ");
    }
    assertThat(contents()).isEmpty();
  }

  @Test
  void refusesADamagedFile() throws Exception {
    Path repository = home.resolve("repo/__tablet");
    List<String> names =
        upload(snapshot(source, SOURCE, 2), repository.toString()).getTabletFiles().get(SOURCE);
    String data = names.stream().filter(n -> n.contains(".dat")).findFirst().orElseThrow();
    Files.writeString(repository.resolve(data), "flip");
    TFinishTaskRequest end = download(repository.toString(), snapshot(target, TARGET, 0));
    assertThat(end.getTaskStatus().getErrorMsgs().get(0))
        .contains("invalid md5 of downloaded file");
    end = download(home + "/repo/nothing", snapshot(target, TARGET, 0));
    assertThat(end.getTaskStatus().getErrorMsgs().get(0)).contains("get nothing from remote path");
  }

  @Test
  void pullsASnapshotFromAnotherBackendAndLinksWhatItHasAlready() throws Exception {
    String remote = snapshot(source, SOURCE, 2);
    String local = snapshot(target, TARGET, 0);
    assertThat(pull(remote, local, "secret").getTaskStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
    move(local);
    assertThat(contents()).containsExactly("two");

    String second = snapshot(source, SOURCE, 3);
    String localAgain = snapshot(target, TARGET, 0);
    Path linked =
        target.tablet(TARGET).file(target.tablet(TARGET).rowsetOfVersion(2).orElseThrow(), 0);
    pull(second, localAgain, "secret");
    String rowsetId = source.tablet(SOURCE).rowsetOfVersion(2).orElseThrow().rowsetId();
    assertThat(Files.isSameFile(linked, Path.of(localAgain, rowsetId + "_0.dat"))).isTrue();
    assertThat(pull(second, localAgain, "secret").getTaskStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
    move(localAgain);
    assertThat(contents()).containsExactly("two", "three");
  }

  @Test
  void givesTabletFilesOnlyToThoseWhoKnowTheToken() throws Exception {
    String remote = snapshot(source, SOURCE, 2);
    TFinishTaskRequest end = pull(remote, snapshot(target, TARGET, 0), "wrong");
    assertThat(end.getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.IO_ERROR);
    assertThat(end.getTaskStatus().getErrorMsgs().get(0)).contains("401").doesNotContain("wrong");
    HttpFetch http = new HttpFetch(5000);
    for (String path : List.of("/etc/passwd", home.resolve("a/storage") + "/../../b/storage")) {
      assertThatThrownBy(
              () -> http.text(source.url("/api/_tablet/_download?token=secret&file=" + path)))
          .hasMessageContaining("403");
    }
  }

  @Test
  void releasesASnapshot() throws Exception {
    String leaf = snapshot(source, SOURCE, 3);
    Path directory = Path.of(leaf).getParent().getParent();
    TAgentTaskRequest task = source.task(TTaskType.RELEASE_SNAPSHOT, signature++);
    task.setReleaseSnapshotReq(new TReleaseSnapshotRequest(directory.toString()));
    source.run(task);
    assertThat(directory).doesNotExist();
  }

  @Test
  void refusesToMoveWhatIsNotASnapshot() throws Exception {
    TFinishTaskRequest end = move(home.toString());
    assertThat(end.getTaskStatus().getErrorMsgs().get(0)).contains("not a snapshot");
  }

  @Test
  void clonesAReplicaThatItDoesNotHaveAndOneThatFellBehind() throws Exception {
    for (long version : List.of(3L, 4L)) {
      TAgentTaskRequest task = target.task(TTaskType.CLONE, signature++);
      TBackend from =
          new TBackend("127.0.0.1", source.backend.ports().be(), source.backend.ports().http());
      task.setCloneReq(new TCloneReq(SOURCE, 99, List.of(from)).setVersion(version));
      TFinishTaskRequest end = target.run(task);
      assertThat(end.getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
      assertThat(target.tablet(SOURCE).maxVersion()).isEqualTo(version);
      assertThat(target.tablet(SOURCE).meta().keysType()).isEqualTo("DUP_KEYS");
      if (version == 3) {
        load(4, "four");
      }
    }
    try (Stream<Path> left = Files.list(source.backend.storage().snapshots().directory())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aReplicaThatHasCaughtUpByItselfKeepsWhatIsNewerThanTheCopy() throws Exception {
    Path leaf = Path.of(snapshot(source, SOURCE, 2));
    source.backend.storage().snapshots().loadNewer(source.tablet(SOURCE), leaf);
    assertThat(source.tablet(SOURCE).maxVersion()).isEqualTo(3);
  }
}
