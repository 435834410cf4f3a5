/** What backups show on the FE's metrics page. */
package org.dorisdr.backup.metric;
