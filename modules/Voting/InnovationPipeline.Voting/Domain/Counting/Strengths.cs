namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>Strengths of greatest likelihood for pairs, as logarithms, by Newton's method; the likelihood has one summit.</summary>
internal static class Strengths
{
    private const int MostSteps = 200;
    private const double SmallStep = 1e-9;

    /// <param name="wins">how often the one of the row beat the one of the column; chains of wins lead from each to each</param>
    public static double[] Of(long[,] wins)
    {
        var n = wins.GetLength(0);
        var (logs, likelihood) = (new double[n], Likelihood(wins, new double[n]));
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, bend) = Slopes(wins, logs);
            var go = Solved(bend, slope);
            // Where the whole step leads down again, the summit lies before its end.
            for (var part = 1.0; ; part /= 2)
            {
                double[] next = [.. logs.Zip(go, (log, by) => log + (part * by))];
                var reached = Likelihood(wins, next);
                if (reached < likelihood - (1e-12 * Math.Abs(likelihood)))
                    continue;
                (logs, likelihood) = (next, reached);
                break;
            }
            if (go.Max(Math.Abs) < SmallStep)
                return logs;
        }
        throw new InvalidOperationException("The strengths of greatest likelihood were not found");
    }

    private static double Chance(double[] logs, int a, int b) => 1 / (1 + Math.Exp(logs[b] - logs[a]));

    private static double Likelihood(long[,] wins, double[] logs)
    {
        var sum = 0.0;
        for (var a = 0; a < logs.Length; a++)
        for (var b = 0; b < logs.Length; b++)
            if (wins[a, b] > 0)
            {
                var behind = logs[b] - logs[a];
                sum -= wins[a, b] * (Math.Max(behind, 0) + Math.Log(1 + Math.Exp(-Math.Abs(behind))));
            }
        return sum;
    }

    /// <summary>First derivatives, and second ones with their sign turned; the last option is held at 0, since only differences count.</summary>
    private static (double[] Slope, double[,] Bend) Slopes(long[,] wins, double[] logs)
    {
        var n = logs.Length;
        var (slope, bend) = (new double[n - 1], new double[n - 1, n - 1]);
        for (var a = 0; a < n - 1; a++)
        for (var b = 0; b < n; b++)
        {
            var judged = wins[a, b] + wins[b, a];
            if (judged == 0)
                continue;
            slope[a] += wins[a, b] - (judged * Chance(logs, a, b));
            var weight = judged * Chance(logs, a, b) * Chance(logs, b, a);
            bend[a, a] += weight;
            if (b < n - 1)
                bend[a, b] -= weight;
        }
        return (slope, bend);
    }

    /// <summary>Solves bend × x = slope by Cholesky's method; bend is symmetric and positive definite.</summary>
    private static double[] Solved(double[,] bend, double[] slope)
    {
        var m = slope.Length;
        var (lower, x) = (new double[m, m], new double[m + 1]);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = bend[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
            var right = slope[i];
            for (var k = 0; k < i; k++)
                right -= lower[i, k] * x[k];
            x[i] = right / lower[i, i];
        }
        for (var i = m - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < m; k++)
                x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }
        return x;
    }
}
