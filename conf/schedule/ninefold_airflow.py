"""Airflow: every night, on the cluster of the connection spark_default.

The cut-off is the day on which the data interval begins, so that a night that is run again later gets its own cut-off.
CronDataIntervalTimetable gives a schedule data intervals in Airflow 2 and 3 alike. Needs the provider
apache-airflow-providers-apache-spark. The configuration and the key lie on the machine of the driver.
"""

import datetime

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.timetables.interval import CronDataIntervalTimetable

with DAG(
    dag_id="ninefold_nc9",
    schedule=CronDataIntervalTimetable("30 2 * * *", timezone="UTC"),
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,  # a new cut-off replaces the one before; nights that were missed need not be made up for
    max_active_runs=1,  # a second run would end with exit code 5
):
    SparkSubmitOperator(
        task_id="pool",
        conn_id="spark_default",  # with deploy mode client: in cluster mode ask `ninefold status` how the run ended
        application="/srv/ninefold/app/jobs/target/ninefold.jar",
        java_class="org.ninefold.jobs.cli.Ninefold",
        application_args=[
            "pool",
            "--config", "/srv/ninefold/app/conf/nine-centers.conf",
            "--site", "/etc/ninefold/site.conf",
            "--out", "hdfs:///ninefold/nc9",
            "--cutoff", "{{ data_interval_start | ds }}",
            "--log-format", "json",
        ],
        retries=0,  # exit codes 2, 3 and 5 do not go away by trying again
    )
