package news.herald.cluster;

import jakarta.json.JsonArray;

/** Whoever knows who is at the desk. What it says travels with the node's report, and means nothing to the cluster. */
public interface Attendance {

    /** Asked once a second; must be quick and must not wait. @return at most some 25,000 characters */
    JsonArray attendance();
}
