package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifications end the same wherever the process dies, and leave no database behind. */
class ProofCrashTest extends CrashEverywhere {
  @ParameterizedTest
  @EnumSource(names = {"FILES", "SCHEMA"})
  void aProofThatOnlyReadsEndsWhereverItDies(Level level) throws Exception {
    for (Danger.End end : Danger.End.values()) {
      int points =
          endEverywhere(
              end,
              this::base,
              () -> {
                ProofRecord proof = proof();
                proof.level = level;
                while (world.proofs.store().all().isEmpty()) {
                  world.act(() -> world.proofs.start(proof));
                }
                world.untilQuiet();
              },
              () ->
                  assertThat(world.proofs.store().all())
                      .singleElement()
                      .satisfies(p -> assertThat(p.state).isEqualTo(ProofRecord.State.PASSED)));
      assertThat(points).isGreaterThan(4);
    }
  }

  @Test
  void aProofByContentLeavesNoDatabaseWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            this::base,
            () -> {
              while (world.proofs.store().all().isEmpty()) {
                world.act(() -> world.proofs.start(proof()));
              }
              world.untilQuiet();
            },
            () -> {
              assertThat(world.fe.databases.keySet()).containsExactly("d");
              assertThat(world.proofs.store().all())
                  .singleElement()
                  .satisfies(p -> assertThat(p.state).isEqualTo(ProofRecord.State.PASSED));
            });
    assertThat(points).isGreaterThan(20);
  }

  @Test
  void aProofSparesADatabaseOfOthersThatHasItsName() throws Exception {
    world = new BackupWorld();
    base();
    world.fe.databases.put("dr_verify_1", new TreeMap<>(Map.of("t", List.of("their row"))));
    world.proofs.start(proof());
    world.untilQuiet();
    assertThat(world.fe.databases.get("dr_verify_1")).containsEntry("t", List.of("their row"));
    assertThat(world.proofs.store().all())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.state).isEqualTo(ProofRecord.State.ERROR);
              assertThat(p.message()).contains("'dr_verify_1' exists").contains("HINT: ");
            });
  }

  private ProofRecord proof() {
    ProofRecord proof = new ProofRecord();
    proof.repository = "r";
    proof.label = "base";
    proof.timestamp = time("base");
    proof.level = Level.DATA;
    proof.stage = ProofRecord.Stage.SCHEMA;
    return proof;
  }
}
