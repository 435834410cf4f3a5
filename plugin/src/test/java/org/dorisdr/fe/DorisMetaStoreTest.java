package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import mockit.Mock;
import mockit.MockUp;
import org.apache.doris.catalog.Database;
import org.apache.doris.catalog.DatabaseProperty;
import org.apache.doris.catalog.Env;
import org.apache.doris.common.DdlException;
import org.apache.doris.datasource.InternalCatalog;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the plugin's state does with a frontend in each of its conditions. */
class DorisMetaStoreTest {
  private final Map<String, String> properties = new HashMap<>();
  private boolean hasDatabase = true;
  private boolean leads = true;
  private String refusal;
  private int locked;

  private final DorisMetaStore store =
      new DorisMetaStore(
          new Leadership() {
            @Override
            public boolean isReady() {
              return true;
            }

            @Override
            public boolean isLeader() {
              return leads;
            }
          });

  @BeforeEach
  void fakeTheFrontend() {
    Database database = new Database(1, "__internal_schema");
    new MockUp<InternalCatalog>() {
      @Mock
      Database getDbNullable(String name) {
        return hasDatabase && name.equals("__internal_schema") ? database : null;
      }
    };
    new MockUp<Database>() {
      @Mock
      void readLock() {
        locked++;
      }

      @Mock
      void readUnlock() {
        locked--;
      }

      @Mock
      DatabaseProperty getDbProperties() {
        assertThat(locked).as("replay changes the properties at any moment").isEqualTo(1);
        return new DatabaseProperty(properties);
      }
    };
    new MockUp<Env>() {
      @Mock
      void alterDatabaseProperty(String name, Map<String, String> changed) throws DdlException {
        if (refusal != null) {
          throw new DdlException(refusal);
        }
        assertThat(name).isEqualTo("__internal_schema");
        properties.putAll(changed);
      }
    };
  }

  @Test
  void givesWhatWasPutUnderTheDatabasesLock() throws Exception {
    store.put(Map.of("dr.a", "1", "dr.b", "2", "other", "3"));
    assertThat(store.get("dr.a")).hasValue("1");
    assertThat(store.scan("dr.")).isEqualTo(Map.of("dr.a", "1", "dr.b", "2"));
    assertThat(locked).isZero();
  }

  /** Doris can overwrite a property, but not take it away. */
  @Test
  void takesAnEmptyValueForNone() throws Exception {
    store.put(Map.of("dr.a", "1"));
    store.put(Map.of("dr.a", ""));
    assertThat(store.get("dr.a")).isEmpty();
    assertThat(store.scan("dr.")).isEmpty();
  }

  @Test
  void writesOnlyOnTheMaster() {
    leads = false;
    assertThatThrownBy(() -> store.put(Map.of("dr.a", "1")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("not the master");
    assertThat(properties).isEmpty();
  }

  @Test
  void saysThatANewClusterIsNotReadyYet() {
    hasDatabase = false;
    assertThat(store.isReady()).isFalse();
    assertThat(store.get("dr.a")).isEmpty();
    assertThatThrownBy(() -> store.put(Map.of("dr.a", "1"))).hasMessageContaining("HINT: ");
  }

  @Test
  void tellsWhyTheFrontendRefuses() {
    refusal = "no quorum";
    assertThatThrownBy(() -> store.put(Map.of("dr.a", "1")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("no quorum");
  }
}
