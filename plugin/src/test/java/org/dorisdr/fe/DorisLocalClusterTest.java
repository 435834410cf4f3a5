package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockit.Mock;
import mockit.MockUp;
import org.apache.doris.catalog.Env;
import org.apache.doris.catalog.TokenManager;
import org.apache.doris.common.UserException;
import org.dorisdr.host.HostException;
import org.junit.jupiter.api.Test;

class DorisLocalClusterTest {
  private final DorisLocalCluster cluster = new DorisLocalCluster();
  private final DorisLeadership leadership = new DorisLeadership();

  private static void frontend(boolean ready, boolean master) {
    new MockUp<Env>() {
      @Mock
      boolean isReady() {
        return ready;
      }

      @Mock
      boolean isMaster() {
        return master;
      }
    };
  }

  @Test
  void saysWhyThereIsNoTokenForCalls() {
    new MockUp<TokenManager>() {
      @Mock
      String acquireToken() throws UserException {
        throw new UserException("master is not known");
      }
    };
    assertThatThrownBy(cluster::rpcToken)
        .isInstanceOf(HostException.class)
        .hasMessageContaining("master is not known");
  }

  /** A frontend that was elected replays first: until it is ready its catalog is an old one. */
  @Test
  void leadsOnlyWhenItIsReadyToo() {
    frontend(false, true);
    assertThat(leadership.isLeader()).isFalse();
    frontend(true, false);
    assertThat(leadership.isLeader()).isFalse();
    frontend(true, true);
    assertThat(leadership.isLeader()).isTrue();
  }
}
