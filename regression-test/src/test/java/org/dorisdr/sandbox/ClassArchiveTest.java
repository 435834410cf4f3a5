package org.dorisdr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir Path home;
  private Path jar;
  private Path directory;

  @BeforeEach
  void writeJar() throws Exception {
    jar = Files.writeString(home.resolve("a.jar"), "classes");
    directory = home.resolve("archive");
  }

  /** Takes the place of a JVM: counts its runs, and does the rest. */
  private ClassArchive archive(String rest) throws Exception {
    Path java = home.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho run >> " + home.resolve("runs") + "\n" + rest + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return new ClassArchive(java, List.of(jar), jar.toString(), directory);
  }

  private ClassArchive working() throws Exception {
    return archive(
        "for o in \"$@\"; do case $o in -XX:ArchiveClassesAtExit=*) echo made > ${o#*=};; esac; done");
  }

  private long runs() throws Exception {
    return Files.exists(home.resolve("runs")) ? Files.readAllLines(home.resolve("runs")).size() : 0;
  }

  private static Path file(List<String> options) {
    assertThat(options).hasSize(3).startsWith("-Xshare:auto", "-Xlog:cds*=off");
    return Path.of(options.get(2).replaceFirst("^-XX:SharedArchiveFile=", ""));
  }

  @Test
  void isMadeOnceForWhatWasBuilt() throws Exception {
    Path file = file(working().options());
    assertThat(file).hasContent("made");
    assertThat(file(working().options())).isEqualTo(file);
    assertThat(runs()).isEqualTo(1);
    assertThat(directory.resolve("rehearsal")).doesNotExist();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
    assertThat(file(working().options())).isNotEqualTo(file).hasContent("made");
    assertThat(file).doesNotExist();
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void isMadeAnewIfItsEndIsMissing() throws Exception {
    Path file = file(working().options());
    Files.writeString(file, "ma");
    assertThat(file(working().options())).isEqualTo(file).hasContent("made");
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void isDoneWithoutIfTheJvmCannotMakeIt() throws Exception {
    assertThat(archive("exit 1").options()).isEmpty();
    assertThat(archive("exit 0").options()).isEmpty();
    assertThat(runs()).as("it is not tried before each start").isEqualTo(1);
  }

  @Test
  void isDoneWithoutIfItCannotBeWritten() throws Exception {
    Files.writeString(directory, "no directory");
    assertThat(working().options()).isEmpty();
    assertThat(runs()).isZero();
  }

  @Test
  void keepsNobodyWaitingWhileAnotherMakesIt() throws Exception {
    Path go = home.resolve("go");
    ClassArchive slow =
        archive(
            "while [ ! -e "
                + go
                + " ]; do sleep 0.05; done\n"
                + "for o in \"$@\"; do case $o in -XX:Arch*) echo made > ${o#*=};; esac; done");
    AtomicReference<List<String>> made = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread first =
        new Thread(
            () -> {
              made.set(slow.options());
              ended.countDown();
            });
    first.start();
    try {
      Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> runs() == 1);
      assertThat(slow.options()).isEmpty();
    } finally {
      Files.createFile(go);
    }
    ended.await();
    assertThat(file(made.get())).hasContent("made");
    assertThat(file(slow.options())).hasContent("made");
    assertThat(runs()).isEqualTo(1);
  }
}
