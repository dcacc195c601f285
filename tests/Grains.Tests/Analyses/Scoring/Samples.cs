namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>Invented people and papers.</summary>
internal static class Samples
{
    public const string Strong = """
        Mara Ellingsen
        mara.ellingsen@fjordmail.no | +47 22 86 40 00 | Oslo, Norway | linkedin.com/in/maraellingsen

        Summary
        Operations manager with nine years in cold-chain logistics, from dock scheduling to regional planning. Known for warehouses
        that ship on time and for teams that stay. Looking for a role in which planning, people and data meet.

        Experience
        Operations Manager, Nordlys Logistics | Mar 2021 – Present
        • Lead 42 people in two warehouses that ship 9,500 parcels a day for grocery and pharmacy customers
        • Cut late departures from 11 % to 3 % by moving the picking of frozen goods to the night shift
        • Negotiated new contracts with four carriers, which saves NOK 2.1 million a year in freight
        • Introduced a Power BI dashboard that shows the state of every dock, used by 60 planners each morning
        • Trained five shift leads, three of whom now run sites of their own in Bergen and Trondheim
        • Reduced staff turnover from 31 % to 14 % with a rota that people can plan their families around

        Logistics Planner, Vestland Frukt AS | Aug 2017 – Feb 2021
        • Planned routes for 28 refrigerated lorries across western Norway and the Swedish border
        • Built a forecasting model in Excel and SQL that brought waste of berries down by 18 %
        • Replaced paper delivery notes with handheld scanners at all 12 depots within one winter
        • Resolved customer complaints within a working day, and raised the satisfaction score from 3.6 to 4.5
        • Coordinated the move to a new terminal without missing a single delivery to supermarkets

        Warehouse Assistant, Vestland Frukt AS | Jun 2015 – Jul 2017
        • Picked and packed up to 300 orders a shift with an error rate under half a percent
        • Suggested a new layout for the cold store that shortened walking distances by a quarter
        • Operated forklifts and reach trucks safely through two peak seasons without an incident

        Education
        BSc Supply Chain Management, University of Stavanger | Aug 2012 – Jun 2015

        Skills
        Warehouse management, route planning, SQL, Excel, Power BI, SAP, forklift licence, Lean, negotiation, rota planning

        Certifications
        Lean Six Sigma Green Belt, 2019
        Dangerous goods safety adviser, 2022
        """;

    public const string Weak = """
        CURRICULUM VITAE
        Date of Birth: 4 May 1991
        Marital status: single

        Experience
        Sales, Kiosk Brekke | 2012 – 2013
        • Responsible for sales
        • Responsible for the till
        • Helped with stock
        • I was a team player and a hard worker

        Store work, Butikken Midt | Jan 2016 – 03/2018
        • Duties included cleaning
        • Responsible for sales
        • Helped with stock
        • I am passionate about my work and think outside the box in a fast-paced environment

        Interests
        Football, films, travelling and spending time with my family and friends in my free time
        I am a motivated person and I always give my best in all that I do, and our customers liked me and we had many good days
        References available upon request. I recieve good marks from everybody that I have worked with in the past years.
        I want to work for a company that gives me a chance to grow, and where we can all learn from each other as one family.
        """;

    public const string Letter = """
        Dear Ms Haugen,

        I am writing to apply for the post of operations manager that you advertised last week. For nine years I have worked in
        logistics, and I believe that what I have learned there would be of use to your company. In my present role I lead a team
        of forty people, and together we have cut late departures by two thirds. I would bring the same care to your warehouses.

        What draws me to your company is the way in which it treats its drivers. I read with interest about the new terminal, and
        I would be glad to tell you more about how we moved ours without a single missed delivery. I can start in three months.

        I look forward to hearing from you, and thank you for the time that you take to read this letter.

        Yours sincerely,
        Mara Ellingsen
        mara.ellingsen@fjordmail.no
        """;

    public const string Advert = """
        Warehouse Team Lead

        About the role
        We are looking for a team lead for our night shift. You will plan the picking of frozen goods and lead a team of twenty people.

        Experience
        • You have at least three years of experience in a warehouse
        • You are used to working with handheld scanners and a warehouse management system
        • You hold a forklift licence

        Skills
        • Clear communication in Norwegian and English
        • Planning, Excel and calm in busy hours

        What we offer
        Competitive salary, a pension from the first day, a canteen, and colleagues who help each other. We are an equal opportunity employer.

        To apply, send your CV and a short letter to jobs@kjolelager.no before the end of the month.
        """;

    public const string Prose = """
        The harbour wakes before the town does. By four in the morning the first boats have come in, and the gulls know it. Men in
        yellow coats carry boxes of herring up the steps, and nobody speaks, because there is nothing to say that the cold has not
        said already. Later, when the sun stands over the islands, the cafés open and the smell of coffee covers that of the fish.

        In winter the light is blue and lasts for an hour. People walk slowly then, and stop on the bridge to look at the water,
        as though it might have changed. It never has. The ferry leaves at nine, with five passengers or with fifty, and comes back
        in the evening with the same number, give or take a cousin. On Sundays it does not leave at all, and the town is an island.
        """;

    public const string Job = """
        Operations Manager, Cold Chain

        About us
        Kjolelager is the leading provider of frozen storage. Our mission is to keep things cold. We use Salesforce.

        Requirements
        - 5+ years of experience in logistics or supply chain management
        - Strong SQL and Excel skills
        - Experience with SAP or Oracle
        - Must hold a forklift license

        Nice to have
        - Power BI or Tableau
        - Python
        - Six Sigma

        Benefits
        Health insurance, gym, and Microsoft Office on the newest machines. Equal opportunity employer.
        """;
}
