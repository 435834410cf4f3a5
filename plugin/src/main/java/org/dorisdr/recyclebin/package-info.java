/** What was dropped and how it comes back, through the FE's own statements. */
package org.dorisdr.recyclebin;
