package org.dorisdr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script runs on clusters of the size that it asks for, or not at all. */
class TopologyTest {

  @Test
  void readsTheSizesAndTakesOneOfEachWhereNothingIsAsked() {
    assertThat(Topology.of("What it shows.\n\nClusters: source 1+2, target 3+1\n"))
        .isEqualTo(new Topology(Size.parse("1+2"), Size.parse("3+1")));
    assertThat(Topology.of("What it shows about clusters.\n")).isEqualTo(Topology.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Clusters: source 1+2",
        "clusters: source 1+2, target 3+1",
        "Cluster: source 1+2, target 3+1",
        "Clusters: target 3+1, source 1+2",
        "Clusters: source x, target 3+1"
      })
  void refusesALineThatItDoesNotUnderstand(String line) {
    assertThatThrownBy(() -> Topology.of("What it shows.\n" + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
