package news.herald.monitor;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import news.herald.json.JsonP;

/**
 * The last hour of a node, one sample each five seconds: 720 samples of eight columns, 29 KB however long it goes on. Used
 * by one thread at a time.
 */
final class History {

    static final int STEP = 5;
    static final int SAMPLES = 3_600 / STEP;

    private final long[] steps = new long[SAMPLES];
    private final float[][] columns = new float[Column.values().length][SAMPLES];
    private final int[] seconds = new int[Column.values().length];

    History() {
        Arrays.fill(steps, -1);
    }

    /** The step of a second since 1970; samples of all nodes are of the same steps. */
    static long step(long epochSecond) {
        return epochSecond / STEP;
    }

    void add(long epochSecond, Vitals vitals) {
        long step = step(epochSecond);
        int place = (int) (step % SAMPLES);
        if (steps[place] != step) {
            steps[place] = step;
            Arrays.fill(seconds, 0);
            for (float[] column : columns) {
                column[place] = Float.NaN;
            }
        }
        for (Column column : Column.values()) {
            int index = column.ordinal();
            double value = column.of(vitals);
            if (Double.isFinite(value)) {
                columns[index][place] = (float) column.fold(columns[index][place], seconds[index]++, value);
            }
        }
    }

    /** @return not a number when there is none of this step, or none any more */
    double get(Column column, long step) {
        int place = (int) (step % SAMPLES);
        return steps[place] == step ? columns[column.ordinal()][place] : Double.NaN;
    }

    boolean hasAnySince(long step) {
        return Arrays.stream(steps).anyMatch(one -> one >= step);
    }

    /** One array a column, from one step to the other, both included. */
    void addTo(JsonObjectBuilder members, long from, long to) {
        for (Column column : Column.values()) {
            JsonArrayBuilder values = JsonP.PROVIDER.createArrayBuilder();
            for (long step = from; step <= to; step++) {
                values.add(Rounded.json(get(column, step)));
            }
            members.add(column.word(), values);
        }
    }
}
