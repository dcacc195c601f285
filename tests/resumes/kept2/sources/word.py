"""The Word files of this set, as raw WordprocessingML. Usage: word.py FOLDER NAME... (with tests/resumes on PYTHONPATH)"""
import sys
from html import escape
from word import HEAD, NS, package

GREY, TEAL, WINE = '666666', '1F6F78', '7B2336'
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{0}"/></w:pBdr>'


def numbering():
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#x2022;"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl>'
    return (HEAD + f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')


def styles(font, size):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    return (HEAD + f'<w:styles {NS}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>')


def r(text, *marks, size=0, color=''):
    props = ''.join(f'<w:{mark}/>' for mark in marks) + (f'<w:color w:val="{color}"/>' if color else '') + (f'<w:sz w:val="{size}"/>' if size else '')
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def b(text, **more):
    return r(text, 'b', **more)


def i(text, **more):
    return r(text, 'i', **more)


TAB = '<w:r><w:tab/></w:r>'


def p(*runs, style='', align='', before=0, after=0, right=0, rule='', bullet=False, left=0, keep=False):
    runs = [r(run) if not run.startswith('<') else run for run in runs]
    props = ((f'<w:pStyle w:val="{style}"/>' if style else '') + ('<w:keepNext/>' if keep else '')
             + ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if bullet else '')
             + (RULE.format(rule) if rule else '') + (f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>' if right else '')
             + (f'<w:spacing w:before="{before}" w:after="{after}"/>' if before or after else '') + (f'<w:ind w:left="{left}"/>' if left else '')
             + (f'<w:jc w:val="{align}"/>' if align else ''))
    return f'<w:p><w:pPr>{props}</w:pPr>{"".join(runs)}</w:p>'


def did(*texts):
    return ''.join(p(text, bullet=True) for text in texts)


def h(text, color='', rule='', align=''):
    return p(b(text, size=26, color=color), style='Heading1', rule=rule, align=align)


def cell(width, *paragraphs, fill=''):
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ''
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(widths, *rows, ruled=False):
    borders = ''.join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="888888"/>' for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')) if ruled else ''
    grid = ''.join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>' + ''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows) + '</w:tbl>')


def page(body, font='Arial', size=21, paper='a4', margin=1080):
    width, height = (12240, 15840) if paper == 'letter' else (11906, 16838)
    section = f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
    return package(body + section, extra={'word/styles.xml': styles(font, size), 'word/numbering.xml': numbering()})


def accountant():
    job = lambda title, company, dates, *done: p(b(title), TAB, r(dates), right=9740, before=120, keep=True) + p(i(company), keep=True) + did(*done)
    return page(
        p('Annelise Kowalczyk-Brandt', style='Title') + p('Stuttgart, Germany | +49 711 555 0164 | annelise.kb@example.com', after=60)
        + h('Summary', TEAL, TEAL) + p('Certified accountant with eight years in industry and two in audit. Closes fast, documents well and speaks with engineers in their own words.')
        + h('Work Experience', TEAL, TEAL)
        + job('Head of Group Accounting', 'Neckartal Antriebstechnik GmbH, Stuttgart', 'January 2022 – Present', 'Consolidate eleven subsidiaries in six countries under IFRS', 'Shortened the monthly close from nine to five working days', 'Lead a team of eight')
        + job('Senior Accountant', 'Neckartal Antriebstechnik GmbH, Stuttgart', 'April 2018 – December 2021', 'Prepared the annual accounts of three subsidiaries', 'Moved fixed assets of 84 million euros to SAP S/4HANA', 'Answered the questions of two tax audits')
        + job('Audit Associate', 'Habermann Lindqvist & Partner, Munich', 'October 2015 – March 2018', 'Audited medium-sized manufacturers and two breweries', 'Tested internal controls for purchasing and payroll')
        + job('Accounts Payable Clerk (part-time)', 'Holzhof Ammertal KG, Tübingen', 'March 2013 – July 2015', 'Entered 300 supplier invoices a week')
        + h('Education', TEAL, TEAL)
        + p(b('Master of Science in Accounting and Taxation'), TAB, '2013 – 2015', right=9740, keep=True) + p('University of Hohenachalm, Germany – final grade 1.6', after=80)
        + p(b('Exchange Semester'), TAB, 'August 2014 – December 2014', right=9740, keep=True) + p('Lappvik School of Economics, Finland', after=80)
        + p(b('Bachelor of Arts in Business Administration'), TAB, '2010 – 2013', right=9740, keep=True) + p('Duale Hochschule Remstal, Germany', after=80)
        + h('Certifications', TEAL, TEAL) + did('Certified Public Accountant (Wirtschaftsprüfer), 2019', 'SAP Certified Associate – Financial Accounting, 2018')
        + h('Skills', TEAL, TEAL) + p(b('Standards: '), 'IFRS, HGB, US GAAP') + p(b('Systems: '), 'SAP S/4HANA, LucaNet, DATEV, Excel')
        + h('Languages', TEAL, TEAL) + p('German (native), Polish (native), English (C1), Finnish (A2)'))


def chef():
    job = lambda dates, title, company, *done: p(b(f'{dates}: {title}'), before=120, keep=True) + p(company, keep=True) + did(*done)
    return page(
        p(b('BAPTISTE GARRIGOU', size=36), align='center') + p('Chef de Cuisine', align='center') + p('14 Quayside Row, Bristol BS99 9XX', align='center') + p('Mobile: 07700 900852   Email: b.garrigou@example.com', align='center')
        + h('PROFILE') + p('French chef with thirteen years in kitchens from Cahors to Bristol. Fish first, little waste, no shouting.')
        + h('EMPLOYMENT')
        + job('03/2021 – Present', 'Head Chef', 'The Saltmarsh Kitchen, Bristol', 'Run a brigade of nine and a menu that changes with the tide tables', 'Hold food cost at 27% in spite of line-caught fish only')
        + job('05/2017 – 02/2021', 'Sous Chef', 'Hôtel des Embruns, Biarritz', 'Second to the chef in a kitchen of 18', 'Wrote the breakfast and banqueting menus')
        + job('09/2014 – 04/2017', 'Chef de Partie', 'Maison Tournebroche, Lyon', 'Prepared stocks, sauces and game for 80 covers a night')
        + job('07/2012 – 08/2014', 'Commis Chef', 'Auberge du Vieux Lavoir, Cahors')
        + h('TRAINING') + p(b('2012 – 2014: Brevet Professionnel, Arts de la Cuisine')) + p('Lycée Hôtelier des Causses, Cahors', after=80) + p(b('2010 – 2012: CAP Cuisine')) + p('Lycée Hôtelier des Causses, Cahors')
        + h('CERTIFICATES') + did('Level 3 Award in Food Safety', 'Allergen Awareness', 'Emergency First Aid at Work')
        + h('LANGUAGES') + p('French, English, Spanish')
        + h('INTERESTS') + p('Sea fishing, rugby, old cookery books')
        + h('REFERENCES') + p('References are available upon request.'), font='Times New Roman', size=23)


def paralegal():
    side, main = 3000, 7440
    job = lambda title, company, dates, *done: p(b(title), before=100) + p(company) + p(i(dates, color=GREY)) + did(*done)
    left = cell(side, p(b('CONTACT', color=WINE)), p('Baltimore, MD'), p('410-555-0118'), p(r('rosalind.pt@example.com', size=18)), p(''),
                p(b('EDUCATION', color=WINE)), p(b('Paralegal Certificate')), p('Patapsco Institute for Legal Studies'), p('2015'), p(''), p(b('B.A. in Political Science')), p('Severn Run University, Annapolis'), p('2010 – 2014'), p('GPA: 3.71'), p(''),
                p(b('SKILLS', color=WINE)), did('Legal research', 'E-discovery', 'Relativity', 'Clio', 'Calendaring', 'Drafting'), p(''),
                p(b('LANGUAGES', color=WINE)), p('English'), p('Malay'), p('Mandarin'), fill='F6ECEE')
    right = cell(main, p(b('PROFILE', color=WINE)), p('Litigation paralegal who keeps the trial binder, the calendar and the nerves in order.', after=80), p(''),
                 p(b('EXPERIENCE', color=WINE)),
                 job('Senior Litigation Paralegal', 'Fenwright, Osei & Dunleavy LLP', 'June 2020 – Present', 'Manage discovery of up to 900,000 documents a case', 'Prepared exhibits for eleven jury trials', 'Train new paralegals in Relativity'),
                 job('Paralegal', 'Fenwright, Osei & Dunleavy LLP', 'February 2017 – May 2020', 'Drafted subpoenas, interrogatories and deposition summaries', 'Kept the calendar of four attorneys without a missed deadline'),
                 job('Legal Assistant', 'Law Office of Marguerite Halloway', 'September 2014 – January 2017', 'Opened 25 files a month and met clients at the door'),
                 p(''), p(b('VOLUNTEERING', color=WINE)),
                 p(b('Intake Volunteer'), before=100), p('Chesapeake Tenants Legal Aid'), p(i('2018 – 2023', color=GREY)),
                 p(''), p(b('CERTIFICATIONS', color=WINE)), p('Notary Public, State of Maryland, 2016'), p('Relativity Certified User, 2021'))
    return page(p('Rosalind Peverell-Tan', style='Title') + p(r('Litigation Paralegal', color=GREY), after=160) + table([side, main], [left, right]), size=20, paper='letter', margin=900)


def lawyer():
    job = lambda company, place, title, dates, *done: p(b(company), TAB, r(place), right=10080, before=120, keep=True) + p(i(title), TAB, i(dates), right=10080, keep=True) + did(*done)
    school = lambda name, place, degree, date, *more: p(b(name), TAB, r(place), right=10080, before=100, keep=True) + p(i(degree), TAB, i(date), right=10080) + ''.join(p(text, left=240) for text in more)
    return page(
        p(b('GENEVIEVE A. THIBODEAUX-MARSH', size=30), align='center') + p(i('Attorney at Law, admitted in Louisiana and Texas'), align='center') + p('2218 Camellia Terrace, New Orleans, LA 70115 • (504) 555-0191 • genevieve.tm@example.com', align='center', after=60)
        + h('EDUCATION', rule='000000', align='center')
        + school('Bayou Teche University School of Law', 'Lafayette, LA', 'Juris Doctor, summa cum laude', 'May 2016', 'Articles Editor, Bayou Teche Law Review', 'Moot Court, national semifinalist')
        + school('Université de Marseille-Littoral', 'Marseille, France', 'Certificate in European Private Law', 'June 2014')
        + school('Magnolia College', 'Natchez, MS', 'Bachelor of Arts in History and French, with honors', 'May 2012', 'GPA 3.86; senior thesis on the notaries of colonial Louisiana')
        + h('LEGAL EXPERIENCE', rule='000000', align='center')
        + job('Delacroix Burnham & Yates LLP', 'New Orleans, LA', 'Partner', 'January 2024 – Present', 'Lead a group of six in maritime and insurance disputes', 'Won dismissal of a 40 million dollar cargo claim')
        + job('Delacroix Burnham & Yates LLP', 'New Orleans, LA', 'Associate', 'September 2017 – December 2023', 'Took or defended 120 depositions', 'Argued nine motions in federal court', 'Drafted appellate briefs in four circuits')
        + job('United States District Court, Pelican District', 'Lafayette, LA', 'Law Clerk to the Hon. Augustin Bellefontaine', 'August 2016 – August 2017', 'Drafted opinions and bench memoranda in civil and criminal matters')
        + job('Teche Immigrant Law Clinic', 'Lafayette, LA', 'Student Attorney', 'August 2015 – May 2016', 'Represented five families in asylum hearings')
        + h('PUBLICATIONS', rule='000000', align='center') + p('Genevieve A. Thibodeaux-Marsh, “Perils of the River: Insurance before Steam”, 41 Invented Journal of Maritime Law 211 (2021).') + p('Genevieve A. Thibodeaux-Marsh, Note, “When the Barge Is Evidence”, 12 Bayou Teche L. Rev. 77 (2015).')
        + h('LANGUAGES', rule='000000', align='center') + p('French (fluent), Louisiana Creole (conversational)'), font='Times New Roman', size=22, paper='letter')


def teacher():
    widths = [2300, 7440]
    row = lambda dates, *content: [cell(widths[0], p(dates)), cell(widths[1], *content, p(r('', size=8)))]
    return page(
        p('Huw Trevanion', style='Title') + p('3 Chapel Rise, Aberhafren, Powys LD99 9AA') + p('Tel: 07700 900519 • Email: huw.trevanion@example.com')
        + h('Personal Profile', WINE) + p('English teacher with nine years in state comprehensives, examiner for GCSE literature and director of a school play every spring.')
        + h('Teaching Experience', WINE)
        + table(widths,
                row('Sept 2021 – present', p(b('Second in Department, English')), p('Ysgol Bro Hafren, Aberhafren'), did('Plan the curriculum of years 7 to 9 for eleven classes', 'Raised the share of grades 9 to 5 from 58% to 69% in three years', 'Mentor trainee teachers')),
                row('Sept 2018 – Aug 2021', p(b('Teacher of English and Drama')), p('Wenlock Edge Academy, Much Marlow'), did('Taught Key Stages 3 to 5', 'Founded a debating club of 40 pupils')),
                row('Sept 2016 – Aug 2018', p(b('Teacher of English (NQT)')), p('King Offa Comprehensive School, Hereborough'), did('Taught five classes with mixed abilities')),
                row('Sept 2014 – July 2015', p(b('Teaching Assistant')), p('Lugg Bridge Primary School, Hereborough')))
        + h('Education and Qualifications', WINE)
        + table(widths,
                row('2015 – 2016', p(b('PGCE Secondary English with QTS')), p('University of Marchland')),
                row('2011 – 2014', p(b('BA (Hons) English Literature, 2:1')), p('University of Ceredigion Bay'), p('Dissertation on chapel sermons and the Welsh short story')),
                row('2009 – 2011', p(b('A-Levels: English Literature (A), History (A), Drama (B)')), p('Offa Sixth Form College, Hereborough')),
                row('2004 – 2009', p(b('9 GCSEs, grades A*–C')), p('King Offa Comprehensive School, Hereborough')))
        + h('Key Skills', WINE) + did('Curriculum planning', 'Assessment', 'Safeguarding', 'Stage lighting', 'Google Classroom')
        + h('Languages', WINE) + p('English (native), Welsh (native), Breton (basic)')
        + h('Referees', WINE) + p('Mrs Non Prydderch, Headteacher, Ysgol Bro Hafren, n.prydderch@example.com'))


def electrician():
    widths = [3300, 3900, 2900]
    head = lambda *texts: [cell(width, p(b(text)), fill='DDE7EE') for width, text in zip(widths, texts)]
    row = lambda *texts: [cell(width, p(text)) for width, text in zip(widths, texts)]
    job = lambda title, company, dates, *done: p(b(f'{title} – {company}'), before=120, keep=True) + p(r(dates, color=GREY), keep=True) + did(*done)
    return page(
        p(b('Rafael Ontiveros-Dunn', size=36)) + p('Journeyman Electrician') + p('Tucson, Arizona 85711') + p('Phone: (520) 555-0153') + p('Email: rafael.od@example.com')
        + h('Objective', rule='888888') + p('Foreman position with a commercial electrical contractor in southern Arizona.')
        + h('Licenses and Certifications', rule='888888') + did('Journeyman Electrician License, City of Tucson', 'OSHA 30-Hour Construction', 'NFPA 70E Arc Flash Safety', 'Aerial Lift Operator')
        + h('Work History', rule='888888')
        + job('Journeyman Electrician', 'Saguaro Ridge Electric, Inc.', 'May 2019 – Present', 'Wire new schools, clinics and a 140-room hotel', 'Lead crews of two to five apprentices', 'Read plans and order material for jobs of up to $600,000')
        + job('Electrical Apprentice', 'Saguaro Ridge Electric, Inc.', 'June 2015 – May 2019', 'Bent conduit, pulled cable and terminated panels', 'Completed 8,000 hours of on-the-job training')
        + job('Maintenance Helper', 'Old Presidio Apartments', 'August 2013 – May 2015', 'Replaced fixtures, breakers and water heaters in 96 units')
        + h('Education', rule='888888')
        + table(widths, head('School', 'Program', 'Dates'),
                row('Sonoran Joint Apprenticeship Training Center', 'Electrical Apprenticeship', '2015 – 2019'),
                row('Santa Rita Community College', 'Certificate in Electrical Technology', '2013 – 2014'),
                row('Rincon Vista High School', 'High School Diploma', '2009 – 2013'), ruled=True)
        + h('Skills', rule='888888') + p('Conduit bending, motor controls, fire alarm systems, blueprint reading, solar installation, PLC basics')
        + h('Languages', rule='888888') + p('English, Spanish'), paper='letter')


def federal():
    def job(title, grade, agency, address, dates, hours, boss, *done):
        return (p(b(title), f' ({grade})', before=160, keep=True) + p(agency, keep=True) + p(address, keep=True) + p(dates, keep=True) + p(f'Hours per week: {hours}', keep=True) + p(f'Supervisor: {boss}; may be contacted', keep=True) + did(*done))
    return page(
        p(b('TERRENCE OYELARAN-WHITFIELD', size=30)) + p('4410 Hollyhock Lane, Apt. 6, Silver Spring, MD 20999') + p('Mobile: 301-555-0147') + p('Email: t.oyelaran.whitfield@example.com') + p('Citizenship: United States') + p("Veterans' preference: 5-point") + p('Highest grade held: GS-0343-13', after=80)
        + h('PROFESSIONAL SUMMARY') + p('Management and program analyst with twelve years of federal service and four years in the Army. Experienced in budget execution, process review and the writing of policy that field offices can follow.')
        + h('WORK EXPERIENCE')
        + job('Supervisory Program Analyst', 'GS-0343-13', 'National Office of Harbor Statistics', '900 Chart Street NE, Washington, DC 20599', '06/2020 – Present', 40, 'Loretta Vanterpool, 202-555-0110', 'Supervise seven analysts who measure the performance of 62 field offices', 'Manage an operating budget of $14.2 million and report its execution every quarter', 'Rewrote the directive on cargo sampling; response times of ports fell from 21 to 12 days', 'Brief senior executives and congressional staff')
        + job('Management and Program Analyst', 'GS-0343-12', 'National Office of Harbor Statistics', '900 Chart Street NE, Washington, DC 20599', '03/2016 – 06/2020', 40, 'Emeka Stallworth, 202-555-0119', 'Carried out 18 organizational reviews and followed up on 140 recommendations', 'Built a tracking tool in Access, later in Power Apps, which five bureaus adopted', 'Drafted answers to audits of the inspector general')
        + job('Program Support Specialist', 'GS-0301-09', 'Federal Bureau of Inland Waterways', '15 Lock Road, Huntington, WV 25799', '08/2013 – 03/2016', 40, 'Dolores Quigg, 304-555-0106', 'Processed grant applications worth $31 million a year', 'Wrote a user guide that replaced three days of classroom training')
        + job('Logistics Specialist', 'E-5, Sergeant', 'United States Army', 'Fort Hollister, GA 31999', '07/2009 – 07/2013', 50, 'Master Sergeant Ruben Achterman', 'Accounted for equipment worth $9 million without a loss', 'Trained 30 soldiers in supply systems')
        + h('EDUCATION')
        + p(b('Master of Public Administration'), before=80) + p('Anacostia State University, Washington, DC') + p('Completed 05/2018; 36 semester hours; GPA: 3.9 of 4.0')
        + p(b('Bachelor of Science in Business Administration'), before=80) + p('Kanawha Ridge University, Huntington, WV') + p('Completed 12/2015; 120 semester hours; Minor: Statistics')
        + p(b('High School Diploma'), before=80) + p('Tygart Valley High School, Elkview, WV') + p('Completed 06/2009')
        + h('CERTIFICATIONS AND TRAINING') + did('Project Management Professional (PMP), 2019', 'Lean Six Sigma Green Belt, 2017', 'Supervising for Results, Federal Leadership School, 2021')
        + h('AWARDS') + did('Director’s Award for Plain Writing, 2022', 'Army Commendation Medal, 2012')
        + h('SKILLS') + p('Budget execution, program evaluation, Power BI, Power Apps, policy writing, Access, briefing'), size=21, paper='letter')


def europass():
    widths = [2900, 6800]
    line = lambda label, *content: [cell(widths[0], p(r(label, color='2F5D9B'), align='right')), cell(widths[1], *content)]
    head = lambda text: [cell(widths[0], p(b(text.upper(), color='2F5D9B'), align='right', before=200, after=60)), cell(widths[1], p('', before=200, after=60, rule='2F5D9B'))]
    job = lambda dates, title, company, *done: line(dates, p(b(title)), p(company), did(*done), p(r('', size=10)))
    study = lambda dates, title, school, *more: line(dates, p(b(title)), p(school), *[p(text) for text in more], p(r('', size=10)))
    return page(
        table(widths, line('', p(b('Lucía Berástegui Montalvo', size=32), after=60)),
              line('Address', p('Calle del Olivar 27, 3º B, 31999 Pamplona, Spain')), line('Telephone', p('+34 948 555 016')), line('E-mail', p('lucia.berastegui@example.com')), line('Date of birth', p('14 March 1991')), line('Nationality', p('Spanish')),
              head('Work experience'),
              job('01/10/2020 – Present', 'Food Quality Manager', 'Conservas Valdemilagro S.L., Pamplona (Spain)', 'Responsible for the safety plan of four lines of preserved vegetables', 'Led the plant to certification under IFS Food in fourteen months', 'Head of a laboratory with five technicians'),
              job('15/01/2017 – 30/09/2020', 'Laboratory Technician', 'Lácteos Sierra de Aralar S.A., Alsasua (Spain)', 'Microbiological and chemical analysis of milk and cheese', 'Validation of three rapid methods'),
              job('01/09/2015 – 31/12/2016', 'Research Trainee', 'Institut für Lebensmitteltechnik Donautal, Regensburg (Germany)', 'Shelf-life tests of vegetables in glass'),
              head('Education and training'),
              study('01/09/2013 – 31/07/2015', 'Master in Food Technology', 'Universidad de la Ribera Alta, Tudela (Spain)', 'Final mark: 8.9 / 10', 'Thesis: Softening of artichokes during storage'),
              study('01/09/2012 – 28/02/2013', 'Erasmus Exchange in Food Chemistry', 'Università degli Studi di Montelauro (Italy)'),
              study('01/09/2009 – 31/07/2013', 'Degree in Chemistry', 'Universidad de la Ribera Alta, Tudela (Spain)'),
              head('Personal skills'),
              line('Mother tongue', p('Spanish')), line('Other languages', p('Basque (C1), English (C1), Italian (B2), German (B1)')), line('Computer skills', p('LabWare, SPSS, Excel')), line('Technical skills', p('HACCP, gas chromatography, sensory analysis'))), size=20, margin=1000)


def civil():
    job = lambda title, company, dates, *done: p(b(title), ', ', company, before=140, keep=True) + p(i(dates, color=GREY), keep=True) + did(*done)
    school = lambda degree, name, dates, *more: p(b(name), before=100, keep=True) + p(degree, keep=bool(dates)) + p(i(dates, color=GREY)) + ''.join(p(text) for text in more)
    return page(
        p(b('Mateusz Dobrzyński', size=38, color='8A4B08')) + p('Civil Engineer, bridges and small hydraulic structures') + p('ul. Kasztanowa 8/3, 50-999 Wrocław, Poland · +48 71 555 01 38 · mateusz.dobrzynski@example.com', after=60)
        + h('Professional Experience', '8A4B08')
        + job('Bridge Design Engineer', 'Odra Mosty Projekt Sp. z o.o.', 'March 2019 – today', 'Designed fourteen road bridges with spans of up to 96 metres', 'Check the models of three colleagues', 'Introduced parametric drawings in Grasshopper')
        + job('Site Engineer', 'Budowa Śląska S.A.', 'July 2015 – February 2019', 'Surveyed and accepted concrete works on the Nysa bypass', 'Kept the diary of a site with 70 workers')
        + job('Intern', 'Bruggenbureau Van Hasselt', 'July – September 2014', 'Counted cracks under eleven motorway bridges')
        + h('Education', '8A4B08')
        + school('Postgraduate Studies in Building Information Modelling', 'Lower Silesian University of Technology', '2020 – 2021')
        + school('MSc Eng. in Civil Engineering (specialisation: Bridges)', 'Lower Silesian University of Technology', '2013 – 2015', 'Thesis: Fatigue of welded stud connectors')
        + school('BSc Eng. in Civil Engineering', 'Lower Silesian University of Technology', '2009 – 2013')
        + h('Licences and Certificates', '8A4B08') + did('Building licence for the design of bridges without limits, 2021', 'Autodesk Certified Professional in Revit, 2020')
        + h('Software', '8A4B08') + p('AutoCAD, Revit, SOFiSTiK, Grasshopper, Mathcad')
        + h('Languages', '8A4B08') + did('Polish – native', 'English – C1', 'Dutch – B1')
        + h('Interests', '8A4B08') + p('Model railways, canoeing'))


if __name__ == '__main__':
    for name in sys.argv[2:]:
        with open(f'{sys.argv[1]}/{name}.docx', 'wb') as file:
            file.write(globals()[name]())
